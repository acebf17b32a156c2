using System.Runtime.CompilerServices;
using ProtoBuf.Grpc;

namespace GoRpc.Specification.Tests.Testing;

internal sealed class Rates : IRates
{
    public Task<double> RateAsync(string from, string to, CancellationToken cancellationToken = default) =>
        from == "XXX" ? throw new GoRpcException(Grpc.Core.StatusCode.NotFound, "No rate from XXX.") : Task.FromResult(1.25);

    public ValueTask ForgetAsync(string from) => ValueTask.CompletedTask;

    public async IAsyncEnumerable<double> WatchAsync(string from, int count, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var index = 0; index < count; index++)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return index;
        }
    }

    public async Task<int> ReportAsync(string source, IAsyncEnumerable<double> rates, CallContext context = default) => await rates.CountAsync(context.CancellationToken);

    public async IAsyncEnumerable<double> ConvertAsync(IAsyncEnumerable<double> amounts, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var amount in amounts.WithCancellation(cancellationToken))
        {
            yield return amount * 2;
        }
    }

    public int Count() => 7;
}
