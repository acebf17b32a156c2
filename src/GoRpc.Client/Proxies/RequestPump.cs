using System.Runtime.ExceptionServices;

namespace GoRpc.Client.Proxies;

/// <summary>
/// Sends what a producer yields, one message at a time, as fast as the receiver takes them. A message is encoded before the producer is asked
/// for the next item.
/// </summary>
/// <remarks>
/// The producer ends in one of three ways. It runs out: the request stream is completed. It throws, or yields what the contract
/// forbids: the call is cancelled and the exception kept for the caller. The call ends first: the producer's token is cancelled,
/// what it does from then on is of no interest, and nobody waits for it, since it may ignore its token. Its enumerator is
/// disposed in each of them.
/// </remarks>
/// <param name="call">What to dispose, and by that to cancel, when the producer fails.</param>
internal abstract class RequestPump(IDisposable call)
{
    private readonly CancellationTokenSource _callEnded = new();
    private Task? _run;
    private volatile ExceptionDispatchInfo? _failure;

    /// <summary>Starts on the caller's thread and goes on wherever producer and connection complete.</summary>
    public void Start() => _run = RunAsync();

    /// <summary>Throws the very exception that the producer threw, if it did.</summary>
    public void ThrowIfFailed() => _failure?.Throw();

    /// <summary>The call has ended. Does not wait for the producer, whose token callbacks run on another thread.</summary>
    public void Stop()
    {
        if (_run is { IsCompleted: false })
        {
            _ = _callEnded.CancelAsync();
        }
    }

    /// <summary>Sends everything and completes the request stream; returns early when it finds the call ended.</summary>
    protected abstract Task SendAsync(CancellationToken callEnded);

    private async Task RunAsync()
    {
        try
        {
            await SendAsync(_callEnded.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            if (!_callEnded.IsCancellationRequested)
            {
                _failure = ExceptionDispatchInfo.Capture(exception);
                call.Dispose();
            }
        }
    }
}
