using System.Text;
using Google.Protobuf;
using GoRpc.Unit.Tests.Codecs.Oracles;
using Oracle = GoRpc.Unit.Tests.Codecs.Oracles.Google;

namespace GoRpc.Unit.Tests.Codecs.Json;

/// <summary>JSON against JsonFormatter and JsonParser: each reads what the other writes, as the value that the bytes have.</summary>
public sealed class GoogleJsonTests
{
    public static TheoryData<string> Cases => [.. GoogleProtobufTests.Samples.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void SerializeJson_OfEachSample_IsReadByGoogleProtobuf(string name)
    {
        var (ours, theirs) = GoogleProtobufTests.Samples[name];
        var json = Encoding.UTF8.GetString(Coding.Serializer.SerializeJson(ours));

        // A NaN is no NaN of the same bits, hence the bytes and not the messages.
        Assert.Equal(Coding.Hex(theirs.ToByteArray()), Coding.Hex(JsonParser.Default.Parse<Oracle.Everything>(json).ToByteArray()));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void DeserializeJson_OfWhatGoogleProtobufFormats_IsTheSameValue(string name)
    {
        var (ours, theirs) = GoogleProtobufTests.Samples[name];
        var json = JsonFormatter.Default.Format(theirs);

        Assert.Equal(Coding.Send(ours), Coding.Send(Coding.Serializer.DeserializeJson<Everything>(Encoding.UTF8.GetBytes(json))));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void DeserializeJson_OfItsOwn_IsTheSameValue(string name)
    {
        var (ours, _) = GoogleProtobufTests.Samples[name];

        Assert.Equal(Coding.Send(ours), Coding.Send(Coding.Serializer.DeserializeJson<Everything>(Coding.Serializer.SerializeJson(ours))));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void DeserializeJson_OfProtoNames_IsTheSameValue(string name)
    {
        var (ours, theirs) = GoogleProtobufTests.Samples[name];
        var json = new JsonFormatter(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true).WithFormatEnumsAsIntegers(true)).Format(theirs);

        Assert.Equal(Coding.Send(ours), Coding.Send(Coding.Serializer.DeserializeJson<Everything>(Encoding.UTF8.GetBytes(json))));
    }

    [Fact]
    public void Json_OfManySeeds_IsTheSameForGoogleProtobuf() => Compare(firstSeed: 1, count: 150);

    [Fact]
    [Trait("Category", "Long")]
    public void Json_OfVeryManySeeds_IsTheSameForGoogleProtobuf() => Compare(firstSeed: 1_000_000, count: 100_000);

    private static void Compare(int firstSeed, int count)
    {
        for (var seed = firstSeed; seed < firstSeed + count; seed++)
        {
            var value = new EverythingForge(seed).Make();
            var (bytes, json) = (Coding.Serializer.Serialize(value), Coding.SendJson(value));
            var theirs = Oracle.Everything.Parser.ParseFrom(bytes);

            Assert.Equal(Coding.Hex(bytes), Coding.Hex(JsonParser.Default.Parse<Oracle.Everything>(json).ToByteArray()));
            Assert.Equal(Coding.Hex(bytes), Coding.Send(Coding.ReceiveJson<Everything>(JsonFormatter.Default.Format(theirs))));
            Assert.Equal(Coding.Hex(bytes), Coding.Send(Coding.ReceiveJson<Everything>(json)));
        }
    }
}
