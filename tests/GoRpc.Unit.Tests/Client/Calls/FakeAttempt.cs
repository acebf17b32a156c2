using System.Collections.Concurrent;
using System.Threading.Channels;
using GoRpc.Client.Attempts;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Calls;

/// <summary>One attempt as the transport sees it: the test is the service, and the transport where that fails.</summary>
internal sealed class FakeAttempt : IClientStreamWriter<string>, IAsyncStreamReader<string>
{
    private readonly TaskCompletionSource<Metadata> _headers = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _response = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<string> _messages = Channel.CreateUnbounded<string>();
    private readonly AttemptResponse? _http = AttemptResponse.Current;
    private RpcException? _end;
    private int _isWriting;

    public FakeAttempt(IMethod method, CallOptions options)
    {
        Method = method;
        Options = options;
        // As HttpClientCallInvoker does it: the token is watched from the start.
        options.CancellationToken.Register(() => Fail(StatusCode.Cancelled, "Call canceled by the client."));
    }

    public IMethod Method { get; }

    public CallOptions Options { get; }

    public bool HasEnded => Volatile.Read(ref _end) is not null;

    public bool IsDisposed { get; private set; }

    public bool IsComplete { get; private set; }

    public ConcurrentQueue<string> Written { get; } = new();

    /// <summary>What a write waits for before it takes its message.</summary>
    public Task Writable { get; set; } = Task.CompletedTask;

    public string Current { get; private set; } = "";

    public WriteOptions? WriteOptions { get; set; }

    public string? PreviousAttempts => Options.Headers?.GetValue("grpc-previous-rpc-attempts");

    public Metadata Headers { get; } = new() { { "served-by", "fake" } };

    public Metadata Trailers { get; } = [];

    public void SendHeaders() => _headers.TrySetResult(Headers);

    public void Send(string message)
    {
        SendHeaders();
        _messages.Writer.TryWrite(message);
    }

    /// <summary>Ends the call well.</summary>
    public void Respond(string message = "")
    {
        if (!TryEnd(new RpcException(Grpc.Core.Status.DefaultSuccess)))
        {
            return;
        }

        SendHeaders();
        _messages.Writer.TryComplete();
        _response.TrySetResult(message);
    }

    /// <summary>Ends the call with a status after its headers, or without any.</summary>
    public void Fail(StatusCode code, string detail = "", Exception? cause = null) =>
        Fail(new RpcException(new Status(code, detail, cause), Trailers));

    public void Fail(RpcException failure)
    {
        if (!TryEnd(failure))
        {
            return;
        }

        _headers.TrySetException(failure);
        _messages.Writer.TryComplete(failure);
        _response.TrySetException(failure);
    }

    /// <summary>Ends the call with nothing but trailers.</summary>
    public void FailWithTrailersOnly(StatusCode code)
    {
        _http!.IsTrailersOnly = true;
        _headers.TrySetResult(Headers);
        Fail(code);
    }

    public Task WriteAsync(string message) => WriteAsync(message, CancellationToken.None);

    public async Task WriteAsync(string message, CancellationToken cancellationToken)
    {
        // As HttpContentClientStreamWriter does.
        if (Interlocked.Exchange(ref _isWriting, 1) != 0)
        {
            throw new InvalidOperationException("Can't write the message because the previous write is in progress.");
        }

        try
        {
            await using var registration = cancellationToken.Register(() => Fail(StatusCode.Cancelled, "Call canceled by the client."));
            await Writable;
            if (HasEnded)
            {
                throw _end!;
            }

            Written.Enqueue(message);
        }
        finally
        {
            Volatile.Write(ref _isWriting, 0);
        }
    }

    public Task CompleteAsync()
    {
        if (Volatile.Read(ref _isWriting) != 0)
        {
            throw new InvalidOperationException("Can't complete the client stream writer because the previous write is in progress.");
        }

        IsComplete = true;
        return Task.CompletedTask;
    }

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.Register(() => Fail(StatusCode.Cancelled, "Call canceled by the client."));
        if (!await _messages.Reader.WaitToReadAsync(CancellationToken.None))
        {
            return false;
        }

        Current = await _messages.Reader.ReadAsync(CancellationToken.None);
        return true;
    }

    public AsyncUnaryCall<string> ToUnary() => new(_response.Task, _headers.Task, Status, () => Trailers, Dispose);

    public AsyncServerStreamingCall<string> ToServerStreaming() => new(this, _headers.Task, Status, () => Trailers, Dispose);

    public AsyncClientStreamingCall<string, string> ToClientStreaming() => new(this, _response.Task, _headers.Task, Status, () => Trailers, Dispose);

    public AsyncDuplexStreamingCall<string, string> ToDuplex() => new(this, this, _headers.Task, Status, () => Trailers, Dispose);

    private bool TryEnd(RpcException end) => Interlocked.CompareExchange(ref _end, end, null) is null;

    private Status Status() => Volatile.Read(ref _end)?.Status ?? throw new InvalidOperationException("The fake has not ended.");

    private void Dispose()
    {
        IsDisposed = true;
        Fail(StatusCode.Cancelled, "gRPC call disposed.");
    }
}
