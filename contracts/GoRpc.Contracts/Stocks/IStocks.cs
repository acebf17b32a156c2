using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Demo;

/// <summary>Live quotes: one message in, a stream out.</summary>
[Service("gorpc.demo.Stocks")]
public interface IStocks
{
    /// <summary>Streams the quotes of one symbol, each as it happens.</summary>
    /// <param name="request">Which symbol, and how many quotes.</param>
    /// <param name="context">Metadata, deadline and cancellation of the call.</param>
    /// <returns>The quotes; NOT_FOUND for a symbol that is not traded here, INVALID_ARGUMENT for a negative count.</returns>
    [Idempotent(NoSideEffects = true)]
    IAsyncEnumerable<Quote> WatchAsync(WatchRequest request, CallContext context = default);
}
