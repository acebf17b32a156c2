using GoRpc.Demo;
using Grpc.Core;

namespace GoRpc.Host.Telemetry;

internal sealed class TelemetryService : ITelemetry
{
    public async ValueTask<UploadSummary> UploadAsync(IAsyncEnumerable<Reading> readings, CancellationToken cancellationToken)
    {
        // An OrderedDictionary: the summary lists devices in the order of their first reading.
        var tallies = new OrderedDictionary<string, DeviceTally>();
        var position = 0L;
        await foreach (var reading in readings.WithCancellation(cancellationToken))
        {
            Check(reading, ++position);
            if (!tallies.TryGetValue(reading.Device, out var tally))
            {
                tallies.Add(reading.Device, tally = new DeviceTally(reading.Device));
            }

            tally.Add(reading.Value);
        }

        return new UploadSummary { Devices = [.. tallies.Values.Select(tally => tally.ToSummary())] };
    }

    private static void Check(Reading reading, long position)
    {
        if (string.IsNullOrWhiteSpace(reading.Device))
        {
            throw new GoRpcException(StatusCode.InvalidArgument, $"Reading {position} has no device. Name the device that measured it.");
        }

        if (!double.IsFinite(reading.Value))
        {
            throw new GoRpcException(
                StatusCode.InvalidArgument,
                FormattableString.Invariant($"Reading {position} of '{reading.Device}' is {reading.Value}; it must be a finite number."));
        }
    }
}
