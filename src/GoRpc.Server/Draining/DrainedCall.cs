using Microsoft.AspNetCore.Http;

namespace GoRpc.Server.Draining;

/// <summary>A call that may be drained.</summary>
/// <param name="drain">The drain of its host.</param>
/// <param name="http">Its request.</param>
/// <param name="registration">Ends the call when the host can't wait any longer.</param>
/// <param name="token">The token of a call that streams; null for others.</param>
internal readonly struct DrainedCall(Drain drain, HttpContext http, CancellationTokenRegistration registration, CancellationTokenSource? token) : IAsyncDisposable
{
    /// <summary>The call has ended.</summary>
    public ValueTask DisposeAsync()
    {
        registration.Unregister();
        if (token is null)
        {
            return default;
        }

        token.Dispose();
        return new ValueTask(drain.LetEndAsync(http));
    }
}
