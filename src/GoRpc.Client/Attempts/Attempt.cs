using GoRpc.Client.Calls;
using Grpc.Core;

namespace GoRpc.Client.Attempts;

/// <summary>One attempt of a call, sent. Disposing it ends it, if it has not ended.</summary>
/// <param name="call">The call.</param>
/// <param name="number">Which attempt of the call it is, from 1.</param>
internal abstract class Attempt(ResilientCall call, int number) : IDisposable
{
    public ResilientCall Call { get; } = call;

    public int Number { get; } = number;

    /// <summary>How it failed, once that is known; null while it runs and when it succeeded.</summary>
    public AttemptFailure? Failure { get; set; }

    public abstract Task<Metadata> ResponseHeadersAsync { get; }

    /// <summary>Completes, or fails, when the service has answered: with the response of a unary call, with the headers of a stream.</summary>
    public abstract Task AnsweredAsync();

    public abstract Status GetStatus();

    public abstract Metadata GetTrailers();

    public abstract void Dispose();
}
