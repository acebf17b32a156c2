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

        var walk = new PriceWalk(listing, options.CurrentValue.Seed);
        for (var sent = 0L; request.Count == 0 || sent < request.Count; sent++)
        {
            if (sent > 0)
            {
                // Read each time: an edit of the settings changes the pace of streams that are open.
                await Task.Delay(options.CurrentValue.TickInterval, timeProvider, context.CancellationToken);
            }

            yield return walk.Next(timeProvider.GetUtcNow().UtcDateTime);
        }
    }
}
