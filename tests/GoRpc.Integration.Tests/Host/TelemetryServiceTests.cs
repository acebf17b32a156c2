using GoRpc.Demo;
using GoRpc.Host.Telemetry;
using Grpc.Core;

namespace GoRpc.Integration.Tests.Host;

public sealed class TelemetryServiceTests
{
    [Fact]
    public async Task Upload_OfSeveralDevices_SumsThemUpInTheOrderOfTheirFirstReading()
    {
        var summary = await UploadAsync(("roof", 3), ("boiler", 70), ("roof", -1), ("boiler", 70), ("cellar", 12.5), ("roof", 4));

        DeviceSummary[] expected =
        [
            new() { Device = "roof", Count = 3, Min = -1, Max = 4, Mean = 2 },
            new() { Device = "boiler", Count = 2, Min = 70, Max = 70, Mean = 70 },
            new() { Device = "cellar", Count = 1, Min = 12.5, Max = 12.5, Mean = 12.5 },
        ];
        Assert.Equal(expected, summary.Devices);
    }

    [Fact]
    public async Task Upload_OfNothing_IsAnEmptySummary() => Assert.Empty((await UploadAsync()).Devices);

    [Theory]
    [InlineData("", 1.0, "Reading 2 has no device.")]
    [InlineData("  ", 1.0, "Reading 2 has no device.")]
    [InlineData("roof", double.NaN, "Reading 2 of 'roof' is NaN")]
    [InlineData("roof", double.PositiveInfinity, "Reading 2 of 'roof' is Infinity")]
    public async Task Upload_OfSomethingElseThanAReading_NamesIt(string device, double value, string detail)
    {
        var exception = await Assert.ThrowsAsync<GoRpcException>(() => UploadAsync(("roof", 1), (device, value)));

        Assert.Equal(StatusCode.InvalidArgument, exception.StatusCode);
        Assert.Contains(detail, exception.Status.Detail);
    }

    private static Task<UploadSummary> UploadAsync(params (string Device, double Value)[] readings) =>
        new TelemetryService()
            .UploadAsync(readings.Select(reading => new Reading { Device = reading.Device, Value = reading.Value }).ToAsyncEnumerable(), default)
            .AsTask();
}
