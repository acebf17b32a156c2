using GoRpc.Client.Streams;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GoRpc.Client.Calls;

/// <summary>The call layer: keeps the calls of one target alive, whatever carries them. Thread-safe.</summary>
internal sealed class ResilientCallInvoker : CallInvoker
{
    private readonly Lock _applying = new();
    private volatile MethodPolicies _policies;

    /// <summary>Makes the call layer of one target.</summary>
    /// <param name="inner">Carries one attempt.</param>
    /// <param name="target">What the client was made for, as people read it.</param>
    /// <param name="settings">The settings to begin with.</param>
    /// <param name="timeProvider">The clock of deadlines, waits and circuit breakers.</param>
    /// <param name="loggerFactory">Where changes of a circuit's state are logged.</param>
    public ResilientCallInvoker(CallInvoker inner, string target, CallSettings settings, TimeProvider timeProvider, ILoggerFactory loggerFactory)
    {
        Inner = inner;
        Target = target;
        TimeProvider = timeProvider;
        Logger = loggerFactory.CreateLogger("GoRpc.Client.Calls");
        _policies = new MethodPolicies(target, settings, timeProvider, Logger);
    }

    public CallInvoker Inner { get; }

    public string Target { get; }

    public TimeProvider TimeProvider { get; }

    public ILogger Logger { get; }

    public MethodPolicies Policies => _policies;

    /// <summary>Calls that begin from now on live by these settings. Circuits keep their state unless their own settings changed.</summary>
    public void Apply(CallSettings settings)
    {
        lock (_applying)
        {
            _policies = _policies.With(settings);
        }
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        using var call = AsyncUnaryCall(method, host, options, request);
        return call.ResponseAsync.GetAwaiter().GetResult();
    }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        new UnaryCall<TRequest, TResponse>(this, method, host, options, request).Begin();

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        new ServerStreamingCall<TRequest, TResponse>(this, method, host, options, request).Begin();

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        new ClientStreamingCall<TRequest, TResponse>(this, method, host, options).Begin();

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        new DuplexStreamingCall<TRequest, TResponse>(this, method, host, options).Begin();
}
