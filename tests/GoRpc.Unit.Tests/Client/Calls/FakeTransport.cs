using System.Threading.Channels;
using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Calls;

/// <summary>Carries attempts to the test instead of to a service.</summary>
internal sealed class FakeTransport : CallInvoker
{
    private readonly Channel<FakeAttempt> _attempts = Channel.CreateUnbounded<FakeAttempt>();
    private int _count;

    /// <summary>How many attempts were started.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Answers attempts as they start; null leaves that to whoever takes them by <see cref="NextAsync"/>.</summary>
    public Action<FakeAttempt>? Answer { get; set; }

    /// <summary>The next attempt that nobody has taken.</summary>
    public Task<FakeAttempt> NextAsync() => _attempts.Reader.ReadAsync().Within($"an attempt after {Count}");

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        (AsyncUnaryCall<TResponse>)(object)Start(method, options).ToUnary();

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        (AsyncServerStreamingCall<TResponse>)(object)Start(method, options).ToServerStreaming();

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        (AsyncClientStreamingCall<TRequest, TResponse>)(object)Start(method, options).ToClientStreaming();

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        (AsyncDuplexStreamingCall<TRequest, TResponse>)(object)Start(method, options).ToDuplex();

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        throw new NotSupportedException("The call layer never blocks on the transport.");

    private FakeAttempt Start(IMethod method, CallOptions options)
    {
        var attempt = new FakeAttempt(method, options);
        Interlocked.Increment(ref _count);
        if (Answer is { } answer)
        {
            answer(attempt);
        }
        else
        {
            _attempts.Writer.TryWrite(attempt);
        }

        return attempt;
    }
}
