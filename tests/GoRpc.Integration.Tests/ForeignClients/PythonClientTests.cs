using System.Globalization;
using System.Text.Json;

namespace GoRpc.Integration.Tests.ForeignClients;

/// <summary>The demo host as a grpcio client sees it. All four kinds of call, the typed fault, deadlines and metadata.</summary>
public sealed class PythonClientTests(PythonClient python) : IClassFixture<PythonClient>
{
    [Theory]
    [InlineData("add", 5)]
    [InlineData("add zero", 0)]
    [InlineData("add negative", -2147483647)]
    [InlineData("subtract", -1)]
    [InlineData("multiply", -42)]
    [InlineData("slow", 20)]
    [InlineData("gzip", 42)]
    public void Unary_OfIntegers_AnswersTheNumber(string call, int expected)
    {
        Assert.Equal(expected, python.Observation(call).GetInt32());
    }

    [Fact]
    public void Divide_ByTwo_AnswersTheQuotient()
    {
        Assert.Equal(3.5, python.Observation("divide").GetDouble());
    }

    [Theory]
    [InlineData("add too large", "OUT_OF_RANGE")]
    [InlineData("watch unknown", "NOT_FOUND")]
    [InlineData("upload bad reading", "INVALID_ARGUMENT")]
    [InlineData("slow past its deadline", "DEADLINE_EXCEEDED")]
    [InlineData("unknown method", "UNIMPLEMENTED")]
    [InlineData("unknown service", "UNIMPLEMENTED")]
    public void Failure_OfEachKind_HasItsStatus(string call, string code)
    {
        Assert.Equal(code, python.Observation(call).GetProperty("code").GetString());
    }

    [Fact]
    public void Divide_ByZero_CarriesTheStatusTwice()
    {
        var seen = python.Observation("divide by zero");

        Assert.Equal("INVALID_ARGUMENT", seen.GetProperty("code").GetString());
        var status = seen.GetProperty("status");
        Assert.Equal(3, status.GetProperty("code").GetInt32());
        Assert.Equal(seen.GetProperty("message").GetString(), status.GetProperty("message").GetString());
    }

    [Fact]
    public void Divide_ByZero_CarriesTheTypedFault()
    {
        var seen = python.Observation("divide by zero, detail");

        Assert.True(seen.GetProperty("unpacked").GetBoolean(), "The detail is no gorpc.demo.DivisionByZero.");
        Assert.Equal(7.0, seen.GetProperty("dividend").GetDouble());
    }

    [Fact]
    public void Slow_CancelledByTheCaller_IsCancelled()
    {
        Assert.Equal("CANCELLED", python.Observation("slow, cancelled").GetString());
    }

    [Fact]
    public void Add_WithTextAndBinaryMetadata_Answers()
    {
        var seen = python.Observation("metadata");

        Assert.Equal(3, seen.GetProperty("value").GetInt32());
        Assert.Equal("OK", seen.GetProperty("code").GetString());
    }

    [Fact]
    public void Watch_ThreeQuotes_StreamsThreeAndEnds()
    {
        var quotes = python.Observation("watch").EnumerateArray().ToList();

        Assert.Equal(3, quotes.Count);
        Assert.All(quotes, AssertQuote);
        Assert.Equal(quotes.Select(At).Order(), quotes.Select(At));
    }

    [Fact]
    public void Watch_CancelledByTheCaller_StreamsUntilThen()
    {
        var seen = python.Observation("watch until cancelled");

        Assert.All(seen.GetProperty("quotes").EnumerateArray(), AssertQuote);
        Assert.Equal("CANCELLED", seen.GetProperty("code").GetString());
    }

    [Fact]
    public void Upload_OfTwoDevices_SumsUpEach()
    {
        var devices = python.Observation("upload").EnumerateArray().ToList();

        Assert.Equal(
            ["boiler-1: 3 from 20 to 30, mean 25", "pump-7: 1 from -1.5 to -1.5, mean -1.5"],
            devices.Select(device => FormattableString.Invariant(
                $"{device.GetProperty("device")}: {device.GetProperty("count")} from {Number(device, "min")} to {Number(device, "max")}, mean {Number(device, "mean")}")));
    }

    [Fact]
    public void Upload_OfNothing_AnswersNoDevices()
    {
        Assert.Equal(0, python.Observation("upload nothing").GetInt32());
    }

    [Fact]
    public void Talk_BeforeTheCallerHasFinished_Answers()
    {
        var seen = python.Observation("talk");

        var first = seen.GetProperty("first");
        Assert.NotEmpty(first.GetProperty("from").GetString()!);
        Assert.NotEmpty(first.GetProperty("text").GetString()!);
        Assert.True(first.GetProperty("has_at").GetBoolean());
        Assert.Equal(1, seen.GetProperty("rest").GetInt32());
        Assert.Equal("OK", seen.GetProperty("code").GetString());
    }

    [Fact]
    public void Health_OfTheHost_IsServing()
    {
        // HealthCheckResponse { status: SERVING = 1 }
        Assert.Equal("0801", python.Observation("health").GetString());
    }

    private static void AssertQuote(JsonElement quote)
    {
        Assert.Equal("ACME", quote.GetProperty("symbol").GetString());
        Assert.InRange(decimal.Parse(quote.GetProperty("price").GetString()!, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), 1m, 1000m);
        Assert.InRange(quote.GetProperty("volume").GetInt64(), 1, long.MaxValue);
        // Nanoseconds; the host can't have lived before this was written.
        Assert.True(At(quote) > new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds() * 1_000_000_000);
    }

    private static long At(JsonElement quote) => quote.GetProperty("at").GetInt64();

    private static double Number(JsonElement device, string name) => device.GetProperty(name).GetDouble();
}
