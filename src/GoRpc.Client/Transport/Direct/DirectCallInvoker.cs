using System.Collections.Concurrent;
using System.Net;
using System.Runtime.CompilerServices;
using GoRpc.Calls;
using GoRpc.Client.Attempts;
using GoRpc.Client.Compression;
using GoRpc.Compression;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;

namespace GoRpc.Client.Transport.Direct;

/// <summary>
/// Carries the attempts of one channel. Unary ones go to the HTTP handler without detour; streams, and the few unary ones that ask for
/// what only Grpc.Net.Client can, go through that, over the same connections. Thread-safe. See docs/decisions/direct-unary-calls.md.
/// </summary>
internal sealed class DirectCallInvoker : CallInvoker, IDisposable
{
    // Each holds a few hundred bytes; more attempts in flight than this make their own.
    private const int MostLifetimes = 256;

    private static readonly string UserAgent = $"grpc-dotnet-gorpc/{typeof(DirectCallInvoker).Assembly.GetName().Version?.ToString(3)}";

    // Weak, since a client may make its methods anew for each call.
    private readonly ConditionalWeakTable<IMethod, MethodRoute> _routes = [];
    private readonly ConcurrentQueue<AttemptLifetime> _lifetimes = new();
    private readonly CancellationTokenSource _disposal = new();
    private readonly CancellationTokenSource _givingUp = new();
    private readonly Uri _address;
    private readonly GoRpcClientOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly HttpMessageHandler _handler;
    private readonly HttpMessageInvoker _http;
    private readonly Lazy<GrpcChannel> _channel;
    private readonly Lazy<CallInvoker> _general;
    private readonly bool _isTraced;
    private TimeoutHeader? _lastTimeout;

    public DirectCallInvoker(ChannelAddress address, GoRpcClientOptions options)
    {
        _address = address.Uri;
        _options = options;
        _timeProvider = options.TimeProvider ?? TimeProvider.System;
        MostRequestBytes = options.MaxSendMessageBytes;
        MostResponseBytes = options.MaxReceiveMessageBytes;
        _handler = TransportChannel.CreateHandler(address, options);
        _http = new HttpMessageInvoker(_handler, disposeHandler: false);

        // Grpc.Net.Client logs every failed attempt, which GoRpc reports itself, and pays for scopes at each call as soon as it has a logger.
        // Who wants to see its steps asks for them in the usual way, by the level Debug for the category 'Grpc', and then all calls take them.
        _isTraced = options.LoggerFactory?.CreateLogger("Grpc.Net.Client").IsEnabled(LogLevel.Debug) == true;
        _channel = new(() => TransportChannel.Create(address, options, new AttemptHandler(_handler), _isTraced ? options.LoggerFactory : null));
        _general = new(() => _channel.Value.CreateCallInvoker());
    }

    public int? MostRequestBytes { get; }

    public int MostResponseBytes { get; }

    public bool IsDisposed => _disposal.IsCancellationRequested;

    /// <summary>Ends the attempts of a method that have not ended by then: when the connections are closed, or given up and it may be called again.</summary>
    public CancellationToken EndOf(IMethod method) => method is IContractMethod { Contract.IsIdempotent: true } ? _givingUp.Token : _disposal.Token;

    /// <summary>Ends the unary attempts that may be made again elsewhere; the others go on.</summary>
    public void GiveUp() => _givingUp.Cancel();

    /// <summary>The time until a deadline; long ago is negative.</summary>
    public TimeSpan UntilDeadline(DateTime deadline) => deadline - _timeProvider.GetUtcNow().UtcDateTime;

    public AttemptLifetime RentLifetime() => _lifetimes.TryDequeue(out var lifetime) ? lifetime : new AttemptLifetime(_timeProvider);

    /// <summary>Takes back the lifetime of an attempt; that of one which failed is not used again, because something may still watch its token.</summary>
    public void Return(AttemptLifetime lifetime, bool hasEndedWell)
    {
        if (lifetime.TryEnd() && hasEndedWell && _lifetimes.Count < MostLifetimes)
        {
            _lifetimes.Enqueue(lifetime);
            return;
        }

        lifetime.Dispose();
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _http.SendAsync(request, cancellationToken);

    public MethodRoute RouteOf(IMethod method)
    {
        if (!_routes.TryGetValue(method, out var route))
        {
            route = new MethodRoute(new Uri(_address, method.FullName), CompressionOf(method));
            _routes.AddOrUpdate(method, route);
        }

        return route;
    }

    /// <summary>The request of an attempt.</summary>
    /// <param name="route">The method.</param>
    /// <param name="content">The message.</param>
    /// <param name="metadata">What the caller sends along.</param>
    /// <param name="left">The time until the deadline; <see cref="TimeSpan.MaxValue"/> for none.</param>
    public HttpRequestMessage CreateRequest(MethodRoute route, RequestContent content, Metadata? metadata, TimeSpan left)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, route.Address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        var headers = request.Headers;
        headers.TryAddWithoutValidation("user-agent", UserAgent);
        headers.TryAddWithoutValidation("te", "trailers");
        headers.TryAddWithoutValidation("grpc-accept-encoding", Compressor.Accepted);
        if (content.IsCompressed)
        {
            headers.TryAddWithoutValidation("grpc-encoding", route.Compression!.Wanted.Name);
        }

        if (left != TimeSpan.MaxValue)
        {
            headers.TryAddWithoutValidation(TimeoutHeader.Name, TimeoutHeader.Of(left, ref _lastTimeout));
        }

        if (metadata is not null)
        {
            MetadataHeaders.Write(metadata, headers);
        }

        return request;
    }

    /// <inheritdoc/>
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        ThrowIfDisposed();
        return CanCarry(options)
            ? new UnaryExchange<TRequest, TResponse>(this, method).Begin(options, request)
            : General.AsyncUnaryCall(method, host, CompressedCalls.Of(RouteOf(method).Compression, method, options, request), request);
    }

    /// <inheritdoc/>
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        AsyncUnaryCall(method, host, options, request).ResponseAsync.GetAwaiter().GetResult();

    /// <inheritdoc/>
    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        General.AsyncServerStreamingCall(method, host, CompressedCalls.Of(RouteOf(method).Compression, method, options, request), request);

    /// <inheritdoc/>
    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        if (RouteOf(method).Compression is not { } compression || CompressedCalls.IsSaid(options))
        {
            return General.AsyncClientStreamingCall(method, host, options);
        }

        var call = General.AsyncClientStreamingCall(method, host, CompressedCalls.Of(compression, options));
        return new AsyncClientStreamingCall<TRequest, TResponse>(
            new CompressedRequests<TRequest, TResponse>(compression, (ContractMethod<TRequest, TResponse>)method, call.RequestStream),
            call.ResponseAsync,
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            call.Dispose);
    }

    /// <inheritdoc/>
    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        if (RouteOf(method).Compression is not { } compression || CompressedCalls.IsSaid(options))
        {
            return General.AsyncDuplexStreamingCall(method, host, options);
        }

        var call = General.AsyncDuplexStreamingCall(method, host, CompressedCalls.Of(compression, options));
        return new AsyncDuplexStreamingCall<TRequest, TResponse>(
            new CompressedRequests<TRequest, TResponse>(compression, (ContractMethod<TRequest, TResponse>)method, call.RequestStream),
            call.ResponseStream,
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            call.Dispose);
    }

    /// <summary>Cancels the attempts in flight and closes the connections.</summary>
    public void Dispose()
    {
        _disposal.Cancel();
        _givingUp.Cancel();
        if (_channel.IsValueCreated)
        {
            _channel.Value.Dispose();
        }

        _handler.Dispose();
    }

    private CallInvoker General
    {
        get
        {
            ThrowIfDisposed();
            return _general.Value;
        }
    }

    private void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_disposal.IsCancellationRequested, typeof(GoRpcChannel));

    private bool CanCarry(in CallOptions options) =>
        !_isTraced && options.Credentials is null && options.Headers?.Get(CompressedCalls.EncodingOfCall) is null;

    // Of methods that no contract describes nothing can be measured before it is encoded, so they are left to who calls them.
    private CompressionPolicy? CompressionOf(IMethod method) => method is IContractMethod { Contract: var contract }
        ? CompressionPolicy.Of(_options.Compression, contract.Compression, MethodOptions.Of(method, _options.Methods.AsReadOnly(), out _)?.Compression)
        : null;
}
