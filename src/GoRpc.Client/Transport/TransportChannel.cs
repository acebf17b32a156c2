using System.Net;
using System.Net.Sockets;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;

namespace GoRpc.Client.Transport;

/// <summary>
/// Makes what carries calls: a Grpc.Net.Client channel over an HTTP handler that GoRpc owns. Nothing else sits under a call, so
/// nothing else re-sends it, times it out, or decides on HTTP statuses.
/// </summary>
internal static class TransportChannel
{
    // Routers commonly forget a connection after 350 seconds of silence. One without open calls is closed before.
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(5);

    /// <summary>A channel over a handler that outlives it.</summary>
    public static GrpcChannel Create(ChannelAddress address, GoRpcClientOptions options, HttpMessageHandler handler, ILoggerFactory? loggers) =>
        GrpcChannel.ForAddress(address.Uri, new GrpcChannelOptions
        {
            HttpHandler = handler,
            HttpVersion = HttpVersion.Version20,
            HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact,
            MaxReceiveMessageSize = options.MaxReceiveMessageBytes,
            MaxSendMessageSize = options.MaxSendMessageBytes,
            DisableResolverServiceConfig = true,
            LoggerFactory = loggers,
        });

    internal static SocketsHttpHandler CreateHandler(ChannelAddress address, GoRpcClientOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionIdleTimeout = IdleTimeout,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            UseProxy = options.UseProxy,
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectCallback = Connector(address),
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
