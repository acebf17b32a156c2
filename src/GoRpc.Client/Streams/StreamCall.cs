using GoRpc.Client.Attempts;
using GoRpc.Client.Calls;
using Grpc.Core;

namespace GoRpc.Client.Streams;

/// <summary>A call that streams in at least one direction.</summary>
/// <remarks>
/// It is established when the first headers of a response arrive that is more than trailers (gRFC A6). Until then another attempt may
/// take the place of the one under way; from then on the call is what that attempt is.
/// </remarks>
internal abstract class StreamCall<TRequest, TResponse> : ResilientCall
    where TRequest : class
    where TResponse : class
{
    private Exception? _abortedBy;

    protected StreamCall(ResilientCallInvoker invoker, IMethod method, in CallOptions options)
        : base(invoker, method, options)
    {
        Requests = method.Type is MethodType.ClientStreaming or MethodType.DuplexStreaming ? new RequestStream<TRequest, TResponse>(this) : null;
    }

    /// <summary>The request stream; null when the request is one message.</summary>
    public RequestStream<TRequest, TResponse>? Requests { get; }

    /// <summary>How long a reader waits for the first message; null for ever.</summary>
    public StreamTimeout? FirstMessageTimeout => Policy.FirstMessageTimeout;

    /// <summary>How long a reader waits for each message after it; null for ever.</summary>
    public StreamTimeout? IdleTimeout => Policy.IdleTimeout;

    /// <summary>The attempt that the call has become; fails with what the caller sees when there is none.</summary>
    public Task<StreamAttempt<TRequest, TResponse>> Established { get; private set; } = null!;

    protected override bool TryTakeOver() => Requests is null || Requests.TryTakeOver();

    public async Task<Metadata> ReadHeadersAsync()
    {
        var attempt = await Established.ConfigureAwait(false);
        try
        {
            return await attempt.ResponseHeadersAsync.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw End(exception);
        }
    }

    /// <summary>The response has ended well.</summary>
    public void End()
    {
        LastAttempt?.Finish();
        Release();
    }

    /// <summary>The call has failed; gives what the caller sees.</summary>
    public Exception End(Exception exception)
    {
        CountEnd(exception);
        var failure = Fail(Volatile.Read(ref _abortedBy) ?? exception);
        Release();
        return failure;
    }

    /// <summary>Ends the call because of something that this side can't send, or won't wait for; gives what the caller sees.</summary>
    public Exception Abort(Exception exception)
    {
        // Whoever comes second sees the same, but the endpoint hears of it once.
        var isFirst = Interlocked.CompareExchange(ref _abortedBy, exception, null) is null;
        Dispose();
        return isFirst ? End(exception) : Fail(_abortedBy);
    }

    /// <summary>Makes the timer of the one who reads the response stream; null when it may wait for ever.</summary>
    public ReadTimer? CreateReadTimer() =>
        FirstMessageTimeout is null && IdleTimeout is null ? null : new ReadTimer(TimeProvider, timeout => Abort(timeout.Passed()));

    protected override Exception? EndedBy => Volatile.Read(ref _abortedBy);

    /// <summary>Starts the first attempt.</summary>
    protected void Establish()
    {
        Requests?.TryTakeOver();
        Established = EstablishAsync();
        // Whoever only writes, or reads nothing at all, never asks how it went.
        _ = Established.ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    protected sealed override Attempt Start(in AttemptStart start, in CallOptions options)
    {
        var response = new AttemptResponse(Requests is not null);
        AttemptResponse.Current = response;
        try
        {
            var attempt = Start(start, options, response);
            Requests?.Attach(attempt.Requests!, response);
            return attempt;
        }
        finally
        {
            AttemptResponse.Current = null;
        }
    }

    protected abstract StreamAttempt<TRequest, TResponse> Start(in AttemptStart start, in CallOptions options, AttemptResponse response);

    private async Task<StreamAttempt<TRequest, TResponse>> EstablishAsync()
    {
        try
        {
            var attempt = (StreamAttempt<TRequest, TResponse>)await RunAsync().ConfigureAwait(false);
            Requests?.Commit();
            return attempt;
        }
        catch when (Volatile.Read(ref _abortedBy) is { } cause)
        {
            throw End(cause);
        }
        catch
        {
            Release();
            throw;
        }
    }
}
