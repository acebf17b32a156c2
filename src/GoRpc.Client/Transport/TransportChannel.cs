using System.Net;
using System.Net.Sockets;
using GoRpc.Client.Compression;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;

namespace GoRpc.Client.Transport;

/// <summary>
/// Makes what carries calls: a Grpc.Net.Client channel over an HTTP handler that GoRpc owns. Nothing else sits under a call, so
/// nothing else re-sends it, times it out, or decides on HTTP statuses.
/// </summary>
internal static class TransportChannel
{
    // Clients that started together must not connect anew together.
    private const double AgeJitter = 0.1;

    /// <summary>A channel over a handler that outlives it.</summary>
    public static GrpcChannel Create(ChannelAddress address, GoRpcClientOptions options, HttpMessageHandler handler, ILoggerFactory? loggers) =>
        GrpcChannel.ForAddress(address.Uri, new GrpcChannelOptions
        {
            HttpHandler = handler,
            HttpVersion = HttpVersion.Version20,
            HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact,
            MaxReceiveMessageSize = options.MaxReceiveMessageBytes,
            MaxSendMessageSize = options.MaxSendMessageBytes,
            CompressionProviders = CompressionProvider.All(options),
            DisableResolverServiceConfig = true,
            LoggerFactory = loggers,
        });

    internal static SocketsHttpHandler CreateHandler(ChannelAddress address, GoRpcClientOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionIdleTimeout = options.ConnectionIdleTimeout,
            // A connection that is too old takes no more calls, and is closed when those that it has are over: streams end where they are.
            PooledConnectionLifetime = options.ConnectionMaxAge is { } age ? WithJitter(age, Random.Shared.NextDouble()) : Timeout.InfiniteTimeSpan,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            UseProxy = options.UseProxy,
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectCallback = options.ConnectCallback is { } connect ? (_, token) => connect(token) : Connector(address),
        };
        if (options.KeepAlivePingDelay is { } delay)
        {
            handler.KeepAlivePingDelay = delay;
            handler.KeepAlivePingTimeout = options.KeepAlivePingTimeout;
        }

        if (address.IsSecure)
        {
            handler.SslOptions = TlsCertificates.Load(options.Tls);
        }

        return handler;
    }

    /// <summary>A tenth less to a tenth more.</summary>
    /// <param name="age">The age in the middle.</param>
    /// <param name="random">From 0 to 1.</param>
    internal static TimeSpan WithJitter(TimeSpan age, double random) => age * (1 - AgeJitter + (2 * AgeJitter * random));

    // Connecting by a callback also keeps Grpc.Net.Client from managing the connection itself: after a failure it would answer calls
    // with that failure for up to two minutes, while the service may be back long since.
    private static Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> Connector(ChannelAddress address) =>
        address.SocketPath is { } path
            ? (_, token) => ConnectAsync(new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified), new UnixDomainSocketEndPoint(path), token)
            : (context, token) => ConnectAsync(new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }, address.Connect ?? context.DnsEndPoint, token);

    private static async ValueTask<Stream> ConnectAsync(Socket socket, EndPoint endPoint, CancellationToken cancellationToken)
    {
        try
        {
            await socket.ConnectAsync(endPoint, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
