using GoRpc.Client.Calls;
using GoRpc.Client.Endpoints;
using Grpc.Core;

namespace GoRpc.Client.Attempts;

/// <summary>One attempt of a call, sent. Disposing it ends it, if it has not ended.</summary>
/// <param name="call">The call.</param>
/// <param name="start">How it was sent.</param>
internal abstract class Attempt(ResilientCall call, in AttemptStart start) : IDisposable
{
    private int _isOver;

    public ResilientCall Call { get; } = call;

    /// <summary>Which attempt of the call it is, from 1.</summary>
    public int Number { get; } = start.Number;

    public Endpoint Endpoint { get; } = start.Endpoint;

    /// <summary>The timestamp at which it was sent.</summary>
    public long StartTimestamp { get; } = start.Timestamp;

    /// <summary>Whether it, and not the call, runs out of time first.</summary>
    public bool HasTimeout { get; } = start.HasTimeout;

    /// <summary>How it failed, once that is known; null while it runs and when it succeeded.</summary>
    public AttemptFailure? Failure { get; set; }

    public abstract Task<Metadata> ResponseHeadersAsync { get; }

    /// <summary>Whether it may be quiet for as long as it likes.</summary>
    protected virtual bool IsStream => false;

    /// <summary>Completes, or fails, when the service has answered: with the response of a unary call, with the headers of a stream.</summary>
    public abstract Task AnsweredAsync();

    public abstract Status GetStatus();

    public abstract Metadata GetTrailers();

    /// <summary>Nothing of it is under way any more.</summary>
    public void Finish() => Finish(isBrokenOff: false);

    public void Dispose()
    {
        End();
        Finish(isBrokenOff: true);
    }

    /// <summary>Ends what carries it.</summary>
    protected abstract void End();

    /// <summary>Tells that it is over.</summary>
    protected virtual void Count(bool isBrokenOff) => Call.CountAttempt(this, isBrokenOff);

    private void Finish(bool isBrokenOff)
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
        {
            Endpoint.End(IsStream);
            Count(isBrokenOff);
        }
    }
}
