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
/// One write at a time, as with gRPC's own streams. It keeps references, not bytes: a message must not be changed after it was written.
/// </remarks>
internal sealed class RequestStream<TRequest, TResponse>(StreamCall<TRequest, TResponse> call) : IRequestStream<TRequest>
    where TRequest : class
    where TResponse : class
{
    /// <summary>How many messages are kept. With more than that the call is committed to the attempt that has them.</summary>
    public const int Capacity = 32;

    private const string EndedWell = "The service has ended the call, successfully, and reads no more. Stop writing and read its response.";

    // Held while messages are handed to an attempt, by a write or by the replay to a new attempt, so that they stay in order.
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly List<TRequest> _kept = [];
    private TaskCompletionSource _attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IClientStreamWriter<TRequest>? _writer;
    private AttemptResponse? _attempt;
    private volatile bool _isCommitted;
    private bool _isComplete;
    private int _isWriting;

    public bool IsCommitted => _isCommitted;

    public WriteOptions? WriteOptions { get; set; }

    /// <summary>A new attempt takes the stream, from its beginning.</summary>
    public void Attach(IClientStreamWriter<TRequest> writer, AttemptResponse attempt) => _ = ReplayAsync(writer, attempt);

    /// <summary>No other attempt will need the messages.</summary>
    public void Commit()
    {
        _isCommitted = true;
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
        if (Volatile.Read(ref _isWriting) != 0)
        {
            throw new InvalidOperationException("The last write has not completed. Await it before completing the stream.");
        }

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
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask WriteAsync(TRequest message, bool mayWait, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (Interlocked.Exchange(ref _isWriting, 1) != 0)
        {
            throw new InvalidOperationException("The write before has not completed. Await each write before the next one.");
        }

        try
        {
            while (!await TryWriteAsync(message, mayWait, cancellationToken).ConfigureAwait(false))
            {
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // As with gRPC's own streams, cancelling a write cancels the call.
            call.Dispose();
            throw new OperationCanceledException("The call was cancelled by the token of a write.", cancellationToken);
        }
        finally
        {
            Volatile.Write(ref _isWriting, 0);
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
                throw new InvalidOperationException("The request stream is complete; nothing can be written after CompleteAsync.");
            }

            if (_writer is { } writer)
            {
                writer.WriteOptions = WriteOptions;
                _attempt!.HoldsFlushes = mayWait;
                await writer.WriteAsync(message, cancellationToken).ConfigureAwait(false);
                Keep(message);
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
            foreach (var message in _kept)
            {
                await writer.WriteAsync(message).ConfigureAwait(false);
            }

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
        if (!_isCommitted)
        {
            _kept.Add(message);
            _isCommitted = _kept.Count > Capacity;
        }
    }

    private void Release()
    {
        if (_isCommitted)
        {
            _kept.Clear();
        }

        _gate.Release();
    }

    // Anything else comes from encoding a message and is for the writer alone.
    private static bool IsEndOfAttempt(Exception exception) =>
        exception is RpcException or OperationCanceledException or ObjectDisposedException or IOException or HttpRequestException;
}
