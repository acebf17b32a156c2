using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GoRpc.Client.Calls;

/// <summary>The call layer: keeps the calls of one target alive, whatever carries them.</summary>
/// <param name="inner">Carries one attempt.</param>
/// <param name="target">What the client was made for, as people read it.</param>
/// <param name="settings">The settings to begin with.</param>
/// <param name="timeProvider">The clock of deadlines, waits and circuit breakers.</param>
/// <param name="loggerFactory">Where changes of a circuit's state are logged.</param>
internal sealed class ResilientCallInvoker(
    CallInvoker inner,
    string target,
    CallSettings settings,
    TimeProvider timeProvider,
    ILoggerFactory loggerFactory) : CallInvoker
{
    private volatile CallSettings _settings = settings;

    public string Target { get; } = target;

    public TimeProvider TimeProvider { get; } = timeProvider;

    public ILoggerFactory LoggerFactory { get; } = loggerFactory;

    public CallSettings Settings => _settings;

    /// <summary>Calls that begin from now on live by these settings. Circuits keep their state unless their own settings changed.</summary>
    public void Apply(CallSettings settings) => _settings = settings;

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        inner.BlockingUnaryCall(method, host, options, request);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        inner.AsyncUnaryCall(method, host, options, request);

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        inner.AsyncServerStreamingCall(method, host, options, request);

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        inner.AsyncClientStreamingCall(method, host, options);

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        inner.AsyncDuplexStreamingCall(method, host, options);
}
