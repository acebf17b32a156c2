using Scalars = GoRpc.Unit.Tests.Codecs.ScalarTests.Scalars;

namespace GoRpc.Unit.Tests.Codecs.Json;

/// <summary>Instants, durations and what else is a text with a form of its own.</summary>
public sealed class JsonTimeTests
{
    [Theory]
    [InlineData("2026-11-23T20:15:30Z", 0)]
    [InlineData("2026-11-23T20:15:30.500Z", 5_000_000)]
    [InlineData("2026-11-23T20:15:30.000001Z", 10)]
    [InlineData("2026-11-23T20:15:30.000000100Z", 1)]
    [InlineData("2026-11-23T20:15:30.123456700Z", 1_234_567)]
    public void Instant_HasAsManyDigitsAsItNeeds(string text, long ticks)
    {
        var instant = new DateTime(2026, 11, 23, 20, 15, 30, DateTimeKind.Utc).AddTicks(ticks);

        Assert.Equal($$"""{"instant":"{{text}}"}""", Coding.SendJson(new Scalars { Instant = instant }));
        Assert.Equal((instant, DateTimeKind.Utc), (Read(text), Read(text).Kind));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z", 0)]
    [InlineData("9999-12-31T23:59:59.9999999Z", 3_155_378_975_999_999_999)]
    [InlineData("9999-12-31T23:59:59.999999999Z", 3_155_378_975_999_999_999)]
    [InlineData("2026-11-23T22:15:30.5+02:00", 639_310_617_305_000_000)]
    [InlineData("2026-11-23T10:45:30.5-09:30", 639_310_617_305_000_000)]
    [InlineData("2024-02-29T00:00:00.1Z", 638_447_616_001_000_000)]
    public void Instant_InOtherForms_IsRead(string text, long ticks) => Assert.Equal(new DateTime(ticks), Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("2026-11-23")]
    [InlineData("2026-11-23T20:15:30")]
    [InlineData("2026-11-23 20:15:30Z")]
    [InlineData("2026-11-23t20:15:30z")]
    [InlineData("2026-11-23T20:15Z")]
    [InlineData("2026-11-23T20:15:30.Z")]
    [InlineData("2026-11-23T20:15:30.1234567890Z")]
    [InlineData("2026-11-23T20:15:30,5Z")]
    [InlineData("2026-11-23T20:15:30+0200")]
    [InlineData("2026-11-23T20:15:30+24:00")]
    [InlineData("2026-11-23T20:15:30Z ")]
    [InlineData("2026-13-23T20:15:30Z")]
    [InlineData("2026-11-31T20:15:30Z")]
    [InlineData("2025-02-29T20:15:30Z")]
    [InlineData("2026-11-23T24:00:00Z")]
    [InlineData("2026-11-23T23:60:00Z")]
    [InlineData("2026-11-23T23:59:60Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("10000-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+00:01")]
    [InlineData("9999-12-31T23:59:59-00:01")]
    [InlineData("20٣6-11-23T20:15:30Z")]
    public void Instant_ThatIsNone_IsAnError(string text) =>
        Assert.Contains("expected an instant", Assert.Throws<InvalidDataException>(() => Read(text)).Message);

    [Theory]
    [InlineData(DateTimeKind.Unspecified)]
    [InlineData(DateTimeKind.Utc)]
    public void Instant_OfNoOtherZone_IsUtc(DateTimeKind kind) =>
        Assert.Equal("""{"instant":"1970-01-01T00:00:00Z"}""", Coding.SendJson(new Scalars { Instant = new DateTime(1970, 1, 1, 0, 0, 0, kind) }));

    [Fact]
    public void Moment_WithAnOffset_ArrivesWithoutIt()
    {
        var moment = new DateTimeOffset(2026, 11, 23, 22, 15, 30, TimeSpan.FromHours(2));
        var json = Coding.SendJson(new Scalars { Moment = moment });

        Assert.Equal("""{"moment":"2026-11-23T20:15:30Z"}""", json);
        Assert.Equal((moment, TimeSpan.Zero), (Coding.ReceiveJson<Scalars>(json).Moment, Coding.ReceiveJson<Scalars>(json).Moment.Offset));
    }

    [Theory]
    [InlineData("1s", 10_000_000)]
    [InlineData("-1.500s", -15_000_000)]
    [InlineData("0.000001s", 10)]
    [InlineData("-0.000000100s", -1)]
    [InlineData("922337203685.477580700s", long.MaxValue)]
    [InlineData("-922337203685.477580800s", long.MinValue)]
    public void Duration_HasAsManyDigitsAsItNeeds(string text, long ticks)
    {
        Assert.Equal($$"""{"span":"{{text}}"}""", Coding.SendJson(new Scalars { Span = new TimeSpan(ticks) }));
        Assert.Equal(ticks, ReadSpan(text).Ticks);
    }

    [Theory]
    [InlineData("0s", 0)]
    [InlineData("-0s", 0)]
    [InlineData("1.5s", 15_000_000)]
    [InlineData("1.000000199s", 10_000_001)]
    [InlineData("001s", 10_000_000)]
    public void Duration_InOtherForms_IsRead(string text, long ticks) => Assert.Equal(ticks, ReadSpan(text).Ticks);

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("1")]
    [InlineData("1.s")]
    [InlineData(".5s")]
    [InlineData("+1s")]
    [InlineData("--1s")]
    [InlineData("1m")]
    [InlineData("1s ")]
    [InlineData("1e3s")]
    [InlineData("1.0000000000s")]
    [InlineData("922337203685.4775808s")]
    [InlineData("-922337203685.4775809s")]
    [InlineData("99999999999999999999s")]
    [InlineData("00:00:01")]
    public void Duration_ThatIsNone_IsAnError(string text) =>
        Assert.Contains("expected a number of seconds", Assert.Throws<InvalidDataException>(() => ReadSpan(text)).Message);

    [Fact]
    public void Texts_WithAFormOfTheirOwn_AreWrittenAndRead()
    {
        var sent = new Scalars
        {
            Guid = Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff"),
            Decimal = -12.50m,
            Date = new DateOnly(2026, 11, 23),
            Time = new TimeOnly(9, 30),
        };
        const string Json = """{"guid":"6f9619ff-8b86-d011-b42d-00c04fc964ff","decimal":"-12.50","date":"2026-11-23","time":"09:30:00.0000000"}""";

        Assert.Equal(Json, Coding.SendJson(sent));
        Assert.Equal(sent, Coding.ReceiveJson<Scalars>(Json));
        Assert.Equal(sent, Coding.ReceiveJson<Scalars>("""{"guid":"{6F9619FF-8B86-D011-B42D-00C04FC964FF}","decimal":"-1250e-2","date":"2026-11-\u00323","time":"09:30"}"""));
        Assert.Equal(new Scalars(), Coding.ReceiveJson<Scalars>("""{"guid":"","decimal":"","date":"","time":""}"""));
    }

    [Theory]
    [InlineData("""{"guid":"6f9619ff"}""", "'guid' is the text \"6f9619ff\", expected a GUID")]
    [InlineData("""{"decimal":1.5}""", "'decimal' is 1.5, expected a decimal number")]
    [InlineData("""{"decimal":"1,5"}""", "'decimal' is the text \"1,5\", expected a decimal number")]
    [InlineData("""{"date":"23.11.2026"}""", "expected a date")]
    [InlineData("""{"time":"25:00"}""", "expected a time of day")]
    public void Texts_WithoutTheirForm_AreAnError(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => Coding.ReceiveJson<Scalars>(json)).Message);

    private static DateTime Read(string text) => Coding.ReceiveJson<Scalars>($$"""{"instant":"{{text}}"}""").Instant;

    private static TimeSpan ReadSpan(string text) => Coding.ReceiveJson<Scalars>($$"""{"span":"{{text}}"}""").Span;
}
