using GoRpc.Client.Credentials;
using GoRpc.Client.Endpoints;
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
    /// <param name="endpoints">Where the attempts go.</param>
    /// <param name="settings">The settings to begin with.</param>
    /// <param name="logger">Where retries are logged.</param>
    /// <param name="credentials">What attempts say about who makes them; null for nothing.</param>
    public ResilientCallInvoker(EndpointSet endpoints, CallSettings settings, ILogger logger, SentCredentials? credentials = null)
    {
        Endpoints = endpoints;
        TimeProvider = endpoints.TimeProvider;
        Logger = logger;
        Credentials = credentials;
        _policies = new MethodPolicies(settings, endpoints, logger);
    }

    public EndpointSet Endpoints { get; }

    /// <summary>What the client was made for, as people read it.</summary>
    public string Target => Endpoints.Target;

    public TimeProvider TimeProvider { get; }

    public ILogger Logger { get; }

    public SentCredentials? Credentials { get; }

    public MethodPolicies Policies => _policies;

    /// <summary>Calls that begin from now on live by these settings. Circuits keep their state unless their own settings changed.</summary>
    public void Apply(CallSettings settings)
    {
        lock (_applying)
        {
            Endpoints.Apply(settings);
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
