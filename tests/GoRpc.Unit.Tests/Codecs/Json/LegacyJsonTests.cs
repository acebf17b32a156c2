using Google.Protobuf;
using GoRpc.Unit.Tests.Codecs.Oracles;
using Legacy = GoRpc.Unit.Tests.Codecs.Oracles.ProtobufNetTests.Legacy;
using Oracle = GoRpc.Unit.Tests.Codecs.Oracles.Google;

namespace GoRpc.Unit.Tests.Codecs.Json;

/// <summary>The forms of compatibility level 200: in JSON they are the messages that they are on the wire.</summary>
public sealed class LegacyJsonTests
{
    [Theory]
    [MemberData(nameof(ProtobufNetTests.Instants), MemberType = typeof(ProtobufNetTests))]
    public void DateTime_AtLevel200_IsItsMessage(DateTime value) => AssertIsItsMessage(new Legacy { OptionalAt = value });

    [Theory]
    [MemberData(nameof(ProtobufNetTests.Durations), MemberType = typeof(ProtobufNetTests))]
    public void TimeSpan_AtLevel200_IsItsMessage(TimeSpan value) => AssertIsItsMessage(new Legacy { OptionalTook = value });

    [Theory]
    [MemberData(nameof(ProtobufNetTests.Decimals), MemberType = typeof(ProtobufNetTests))]
    public void Decimal_AtLevel200_IsItsMessage(decimal value) => AssertIsItsMessage(new Legacy { OptionalPrice = value });

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("6f9619ff-8b86-d011-b42d-00c04fc964ff")]
    [InlineData("00000000-0000-0000-0000-000000000001")]
    public void Guid_AtLevel200_IsItsMessage(string value) => AssertIsItsMessage(new Legacy { OptionalId = Guid.Parse(value) });

    [Fact]
    public void Legacy_HasTheseNames() => Assert.Equal(
        """{"optionalAt":{"value":"5","scale":"HOURS"},"optionalTook":{"value":"-1","scale":"MINMAX"},"optionalId":{"hi":"72057594037927936"},"optionalPrice":{"lo":"150","signScale":5}}""",
        Coding.SendJson(new Legacy
        {
            OptionalAt = DateTime.UnixEpoch.AddHours(5),
            OptionalTook = TimeSpan.MinValue,
            OptionalId = Guid.Parse("00000000-0000-0000-0000-000000000001"),
            OptionalPrice = -1.50m,
        }));

    [Fact]
    public void Kind_ThatTheSenderWrote_IsKept()
    {
        var read = Coding.ReceiveJson<Legacy>("""{"optional_at":{"kind":"LOCAL","scale":1,"value":5}}""").OptionalAt!.Value;

        Assert.Equal((DateTime.UnixEpoch.AddHours(5), DateTimeKind.Local), (read, read.Kind));
    }

    [Theory]
    [InlineData("""{"optionalAt":{"scale":"YEARS"}}""", "'optional_at.scale' is the text \"YEARS\", expected a value of 'bcl.TimeSpanScale'")]
    [InlineData("""{"optionalAt":{"scale":7}}""", "which is not a DateTime")]
    [InlineData("""{"optionalAt":{"value":1,"kind":3}}""", "which is not a DateTime")]
    [InlineData("""{"optionalAt":{"value":"9223372036854775807"}}""", "which is not a DateTime")]
    [InlineData("""{"optionalTook":{"value":"9223372036854775807"}}""", "which is not a TimeSpan")]
    [InlineData("""{"optionalTook":{"value":2,"scale":"MINMAX"}}""", "which is not a TimeSpan")]
    [InlineData("""{"optionalPrice":{"signScale":60}}""", "'optional_price' has 30 decimals, expected at most 28")]
    [InlineData("""{"optionalPrice":"1.5"}""", "'optional_price' is the text \"1.5\", expected an object")]
    [InlineData("""{"optionalId":{"low":1}}""", "'optional_id.low' is no field of 'bcl.Guid'")]
    public void Legacy_ThatIsNone_IsAnError(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => Coding.ReceiveJson<Legacy>(json)).Message);

    private static void AssertIsItsMessage(Legacy value)
    {
        var bytes = Coding.Send(value);
        var theirs = Oracle.Legacy.Parser.ParseFrom(Coding.Bytes(bytes));

        Assert.Equal(theirs, JsonParser.Default.Parse<Oracle.Legacy>(Coding.SendJson(value)));
        Assert.Equal(bytes, Coding.Send(Coding.ReceiveJson<Legacy>(JsonFormatter.Default.Format(theirs))));
    }
}
