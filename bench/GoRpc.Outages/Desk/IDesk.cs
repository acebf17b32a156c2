using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Outages.Desk;

/// <summary>The service under load: one message in, one out, so that every stack can call it through the same interface.</summary>
[Service("gorpc.outages.Desk")]
public interface IDesk
{
    /// <summary>May be sent again: asking twice is asking once.</summary>
    [Idempotent]
    Task<Answer> GetAsync(Ask ask, CallContext context = default);

    /// <summary>Must never be executed twice for one call.</summary>
    Task<Answer> PlaceAsync(Ask ask, CallContext context = default);

    /// <summary>Asks the next service, which asks the next one.</summary>
    [Idempotent]
    Task<Answer> ChainAsync(Ask ask, CallContext context = default);

    /// <summary>A stream that is quiet for as long as the ask says, then has one message and ends.</summary>
    [Idempotent]
    IAsyncEnumerable<Answer> WatchAsync(Ask ask, CallContext context = default);
}
