using System.Runtime.CompilerServices;

namespace GoRpc.Client.Proxies;

/// <summary>The stream that a typed client returns. Each enumeration is a call of its own, open while the enumeration is.</summary>
internal static class ResponseItems
{
    /// <summary>Makes the call and maps its messages.</summary>
    /// <param name="open">Sends the call; it ends when the token is cancelled.</param>
    /// <param name="toResult">Maps a message to an item.</param>
    /// <param name="metadata">Where headers, trailers and status go; null when nobody asked.</param>
    /// <param name="cancellationToken">The token of the method's argument; one given by WithCancellation counts as well.</param>
    public static async IAsyncEnumerable<TResult> ReadAsync<TResponse, TResult>(
        Func<CancellationToken, ResponseCall<TResponse>> open,
        Func<TResponse, TResult> toResult,
        IResponseObserver? metadata,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var call = open(cancellationToken);
        metadata?.Begin(call.Headers);
        call.Pump?.Start();
        var hasEnded = false;
        try
        {
            while (true)
            {
                try
                {
                    hasEnded = !await call.Messages.MoveNext(CancellationToken.None).ConfigureAwait(false);
                    if (hasEnded)
                    {
                        call.Pump?.ThrowIfFailed();
                        metadata?.Succeed(call.Status, call.Trailers);
                        break;
                    }
                }
                catch (Exception exception)
                {
                    hasEnded = true;
                    metadata?.Fail(exception);
                    call.Pump?.ThrowIfFailed();
                    throw;
                }

                yield return toResult(call.Messages.Current);
            }
        }
        finally
        {
            if (!hasEnded)
            {
                metadata?.Leave();
            }
        }
    }
}
