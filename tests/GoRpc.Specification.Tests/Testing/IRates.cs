using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Specification.Tests.Testing;

/// <summary>A contract of each kind of call, as somebody has it who writes tests.</summary>
[Service("spec.Rates")]
public interface IRates
{
    [Idempotent]
    Task<double> RateAsync(string from, string to, CancellationToken cancellationToken = default);

    ValueTask ForgetAsync(string from);

    IAsyncEnumerable<double> WatchAsync(string from, int count, CancellationToken cancellationToken = default);

    Task<int> ReportAsync(string source, IAsyncEnumerable<double> rates, CallContext context = default);

    IAsyncEnumerable<double> ConvertAsync(IAsyncEnumerable<double> amounts, CancellationToken cancellationToken = default);

    int Count();
}
