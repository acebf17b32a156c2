using System.Net;
using System.Net.Sockets;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Integration.Tests.Server;

/// <summary>All four kinds of call over TLS and over a Unix domain socket; cleartext HTTP/2 is what all other tests use.</summary>
public sealed class TransportTests
{
    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task Call_OverTls_IsServed(MethodType kind)
    {
        using var authority = new TestCertificates();
        var certificate = authority.Server();
        await using var application = await StartAsync(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http2;
            endpoint.UseHttps(certificate);
        }));
        using var handler = new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = (_, presented, _, _) => presented!.GetCertHashString() == certificate.GetCertHashString() },
        };
        using var channel = GrpcChannel.ForAddress(application.Urls.Single(), new GrpcChannelOptions { HttpHandler = handler });

        Assert.Equal([4], await channel.CreateCallInvoker().CallAsync(kind, default, 4));
    }

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task Call_OverAUnixDomainSocket_IsServed(MethodType kind)
    {
        var folder = Directory.CreateTempSubdirectory("gorpc-");
        try
        {
            var path = Path.Combine(folder.FullName, "host.sock");
            await using var application = await StartAsync(kestrel => kestrel.ListenUnixSocket(path, endpoint => endpoint.Protocols = HttpProtocols.Http2));
            using var handler = new SocketsHttpHandler { ConnectCallback = (_, cancellationToken) => ConnectAsync(path, cancellationToken) };
            using var channel = GrpcChannel.ForAddress("http://localhost", new GrpcChannelOptions { HttpHandler = handler });

            Assert.Equal([4], await channel.CreateCallInvoker().CallAsync(kind, default, 4));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async ValueTask<Stream> ConnectAsync(string path, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static async Task<WebApplication> StartAsync(Action<KestrelServerOptions> listen)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(listen);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(new Probe.Script());
        builder.Services.AddGoRpc();
        var application = builder.Build();
        application.MapGoRpcService<Probe>();
        await application.StartAsync().Within("the host to start");
        return application;
    }
}
