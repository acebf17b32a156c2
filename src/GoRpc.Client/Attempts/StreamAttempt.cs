using GoRpc.Client.Calls;
using Grpc.Core;

namespace GoRpc.Client.Attempts;

/// <summary>An attempt of a call that streams in at least one direction.</summary>
/// <param name="call">The call.</param>
/// <param name="start">How it was sent.</param>
/// <param name="response">What HTTP says about its response.</param>
internal abstract class StreamAttempt<TRequest, TResponse>(ResilientCall call, in AttemptStart start, AttemptResponse response) : Attempt(call, start)
{
    /// <summary>Takes the request stream; null when the request is one message.</summary>
    public virtual IClientStreamWriter<TRequest>? Requests => null;

    /// <summary>Gives the response stream; null when the response is one message.</summary>
    public virtual IAsyncStreamReader<TResponse>? Responses => null;

    /// <summary>The one response message; null when the response is a stream.</summary>
    public virtual Task<TResponse>? Response => null;

    protected override bool IsStream => true;

    public override async Task AnsweredAsync()
    {
        await ResponseHeadersAsync.ConfigureAwait(false);
        if (response.IsTrailersOnly)
        {
            await EndAsync().ConfigureAwait(false);
        }
    }

    // Nothing is lost by reading: a response that is trailers only has no message.
    private Task EndAsync() => Response ?? (Task)Responses!.MoveNext(CancellationToken.None);
}
