using GoRpc.Demo;
using Grpc.Core;
using Microsoft.Extensions.Options;
using ProtoBuf.Grpc;

namespace GoRpc.Host.Stocks;

internal sealed class StocksService(TimeProvider timeProvider, IOptionsMonitor<DemoOptions> options) : IStocks
{
    public async IAsyncEnumerable<Quote> WatchAsync(WatchRequest request, CallContext context)
    {
        if (!Listing.All.TryGetValue(request.Symbol, out var listing))
        {
            throw new GoRpcException(
                StatusCode.NotFound, $"'{request.Symbol}' is not traded here. Try one of {string.Join(", ", Listing.All.Keys)}.");
        }

        if (request.Count < 0)
        {
            throw new GoRpcException(
                StatusCode.InvalidArgument, $"count is {request.Count}; it must be the number of quotes, or 0 for no end.");
        }

        // This stream has no end of its own: its watcher is to come back, to whoever serves it next.
        var drain = GoRpcCall.Current?.DrainToken ?? CancellationToken.None;
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, drain);
        var walk = new PriceWalk(listing, options.CurrentValue.Seed);
        for (var sent = 0L; request.Count == 0 || sent < request.Count; sent++)
        {
            if (sent > 0)
            {
                // Read each time: an edit of the settings changes the pace of streams that are open.
                await Task.Delay(options.CurrentValue.TickInterval, timeProvider, pause.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                context.CancellationToken.ThrowIfCancellationRequested();
                if (drain.IsCancellationRequested)
                {
                    throw new GoRpcException(StatusCode.Unavailable, "The host is stopping.");
                }
            }

            yield return walk.Next(timeProvider.GetUtcNow().UtcDateTime);
        }
    }
}
