using System.Runtime.CompilerServices;
using GoRpc.Client.Attempts;
using GoRpc.Client.Errors;
using Grpc.Core;

namespace GoRpc.Client.Streams;

/// <summary>
/// The request stream of a call, whichever attempt it goes to. Until the call is committed it keeps the messages, so that another attempt
/// gets them too.
/// </summary>
/// <remarks>
/// Thread-safe, unlike gRPC's own streams: writes that are made at once go out one after the other, each whole, in the order in which they
/// began; completing waits for them. It keeps references, not bytes: a message must not be changed after it was written.
/// </remarks>
internal sealed class RequestStream<TRequest, TResponse>(StreamCall<TRequest, TResponse> call) : IRequestStream<TRequest>
    where TRequest : class
    where TResponse : class
{
    /// <summary>How many messages are kept. With more than that the call is committed to the attempt that has them.</summary>
    public const int Capacity = 32;

    private const int Committed = 1;
    private const int TakeOver = 2;
    private const string EndedWell = "The service has ended the call, successfully, and reads no more. Stop writing and read its response.";

    // Who has the turn writes, or completes, from beginning to end, however many attempts that takes. Waiters get it in their order.
    private readonly SemaphoreSlim _turn = new(1, 1);

    // Held while messages are handed to an attempt, by a write or by the replay to a new attempt, so that they stay in order.
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly List<TRequest> _kept = [];
    private TaskCompletionSource _attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IClientStreamWriter<TRequest>? _writer;
    private AttemptResponse? _attempt;
    private volatile bool _isCompleting;
    private bool _isComplete;

    // Committed, and twice the number of attempts that are about to take the stream. One value, so that the call can't become committed
    // to one attempt while the next one is on its way.
    private int _commitment;

    // Until an attempt that is on its way has the messages, none may be forgotten, committed or not.
    private bool MayForget => Volatile.Read(ref _commitment) == Committed;

    public WriteOptions? WriteOptions { get; set; }

    /// <summary>Whether an attempt may take the stream. If so, <see cref="Attach"/> must follow, or the end of the call.</summary>
    public bool TryTakeOver()
    {
        while (true)
        {
            var commitment = Volatile.Read(ref _commitment);
            if ((commitment & Committed) != 0)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _commitment, commitment + TakeOver, commitment) == commitment)
            {
                return true;
            }
        }
    }

    /// <summary>The attempt for which <see cref="TryTakeOver"/> was asked takes the stream, from its beginning.</summary>
    public void Attach(IClientStreamWriter<TRequest> writer, AttemptResponse attempt) => _ = ReplayAsync(writer, attempt);

    /// <summary>No other attempt will need the messages.</summary>
    public void Commit()
    {
        Interlocked.Or(ref _commitment, Committed);
        if (_gate.Wait(0))
        {
            Release();
        }
    }

    public Task WriteAsync(TRequest message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(TRequest message, CancellationToken cancellationToken) => WriteAsync(message, mayWait: false, cancellationToken).AsTask();

    public ValueTask WriteUnflushedAsync(TRequest message) => WriteAsync(message, mayWait: true, CancellationToken.None);

    public async ValueTask FlushAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            await (_attempt?.FlushAsync() ?? Task.CompletedTask).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsEndOfAttempt(exception))
        {
            // The next write finds it ended as well, and what waited is kept for another attempt.
        }
        finally
        {
            Release();
        }
    }

    public async Task CompleteAsync()
    {
        _isCompleting = true;
        await _turn.WaitAsync().ConfigureAwait(false);
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            _isComplete = true;
            await (_writer?.CompleteAsync() ?? Task.CompletedTask).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsEndOfAttempt(exception))
        {
            // How the call ended is told by its response.
        }
        finally
        {
            Release();
            _turn.Release();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask WriteAsync(TRequest message, bool mayWait, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (_isCompleting)
        {
            throw Complete();
        }

        // Cancelled while others write, it gives up its place, and the call goes on without it.
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (!await TryWriteAsync(message, mayWait, cancellationToken).ConfigureAwait(false))
            {
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // As with gRPC's own streams, cancelling a write cancels the call: nobody knows how much of the message has left.
            call.Dispose();
            throw new OperationCanceledException("The call was cancelled by the token of a write.", cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> TryWriteAsync(TRequest message, bool mayWait, CancellationToken cancellationToken)
    {
        Exception? end = null;
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        var attached = _attached.Task;
        try
        {
            if (_isComplete)
            {
                throw Complete();
            }

            if (_writer is { } writer)
            {
                writer.WriteOptions = WriteOptions;
                _attempt!.HoldsFlushes = mayWait;
                await writer.WriteAsync(message, cancellationToken).ConfigureAwait(false);
                Keep(message);
                CommitWhenFull();
                return true;
            }
        }
        catch (RpcException exception) when (TroubleFinder.Find(exception.Status, exception.Trailers) == Trouble.RequestTooLarge)
        {
            throw call.Abort(exception);
        }
        catch (Exception exception) when (IsEndOfAttempt(exception))
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Beyond what is kept otherwise, if need be: the attempt that it would be committed to is the one that has ended.
            Keep(message);
            end = exception;
        }
        finally
        {
            Release();
        }

        // The attempt has ended, or there is none yet. Either another one takes over, with all that is kept, or the call has its outcome.
        await Task.WhenAny(attached, call.Established).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (attached.IsCompleted)
        {
            return end is not null;
        }

        var attempt = await call.Established.ConfigureAwait(false);
        return end is null ? false : throw await EndOfCallAsync(attempt, end).ConfigureAwait(false);
    }

    // The service ended the call while it was written to: that is told by its status. How the write failed says little, since the
    // transport calls a write CANCELLED that was under way when the response came.
    private async ValueTask<Exception> EndOfCallAsync(StreamAttempt<TRequest, TResponse> attempt, Exception exception)
    {
        if (attempt.Response is { } response)
        {
            await ((Task)response).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return response.IsCompletedSuccessfully ? EndedWith(StatusCode.OK, EndedWell) : call.End(response.Exception?.InnerException ?? exception);
        }

        return StatusOf(attempt) switch
        {
            { StatusCode: StatusCode.OK } => EndedWith(StatusCode.OK, EndedWell),
            { } status => call.End(new RpcException(status, attempt.GetTrailers())),
            // The status stands at the end of a response stream that nobody has read so far.
            null when exception is RpcException { StatusCode: StatusCode.Cancelled } && call.CancelledBy is null && !call.HasPassedDeadline =>
                EndedWith(StatusCode.Unknown, "The service has ended the call and reads no more. Its status comes at the end of the response stream."),
            null => call.End(exception),
        };
    }

    private GoRpcException EndedWith(StatusCode code, string text) => new(new Status(code, text), [], text) { Call = call.Describe() };

    private static Status? StatusOf(StreamAttempt<TRequest, TResponse> attempt)
    {
        try
        {
            return attempt.GetStatus();
        }
        catch (InvalidOperationException)
        {
            // gRPC has no way to ask whether the status is known.
            return null;
        }
    }

    private async Task ReplayAsync(IClientStreamWriter<TRequest> writer, AttemptResponse attempt)
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            (_writer, _attempt) = (writer, attempt);
            _attached.TrySetResult();
            _attached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Interlocked.Add(ref _commitment, -TakeOver);
            foreach (var message in _kept)
            {
                await writer.WriteAsync(message).ConfigureAwait(false);
            }

            CommitWhenFull();

            if (_isComplete)
            {
                await writer.CompleteAsync().ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (IsEndOfAttempt(exception))
        {
            // Its response says how the attempt ended.
        }
        finally
        {
            Release();
        }
    }

    private void Keep(TRequest message)
    {
        if (!MayForget)
        {
            _kept.Add(message);
        }
    }

    private void CommitWhenFull()
    {
        if (_kept.Count > Capacity)
        {
            Interlocked.CompareExchange(ref _commitment, Committed, comparand: 0);
        }
    }

    private void Release()
    {
        if (MayForget)
        {
            _kept.Clear();
        }

        _gate.Release();
    }

    private static InvalidOperationException Complete() => new("The request stream is complete; nothing can be written after CompleteAsync.");

    // Anything else comes from encoding a message and is for the writer alone.
    private static bool IsEndOfAttempt(Exception exception) =>
        exception is RpcException or OperationCanceledException or ObjectDisposedException or IOException or HttpRequestException;
}
