using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Demo;

/// <summary>Readings of devices: a stream in, one message out.</summary>
[Service("gorpc.demo.Telemetry")]
public interface ITelemetry
{
    /// <summary>Takes readings and sums them up by device.</summary>
    /// <param name="readings">The readings, in any order.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>One line per device; INVALID_ARGUMENT for a reading without a device or with a value that is not a finite number.</returns>
    ValueTask<UploadSummary> UploadAsync(IAsyncEnumerable<Reading> readings, CancellationToken cancellationToken = default);
}
