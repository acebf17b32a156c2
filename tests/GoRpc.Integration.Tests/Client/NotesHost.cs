using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProtoBuf.Grpc.Server;

namespace GoRpc.Integration.Tests.Client;

/// <summary>A real Kestrel on loopback that serves <see cref="NotesService"/>.</summary>
internal sealed class NotesHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private NotesHost(WebApplication app) => _app = app;

    public NotesService Service => _app.Services.GetRequiredService<NotesService>();

    /// <summary>Where Kestrel listens, with the port that it was given.</summary>
    public string Address => _app.Urls.Single();

    /// <summary>gRPC over cleartext HTTP/2 on a free port.</summary>
    public static Task<NotesHost> StartAsync(ServerStack stack = ServerStack.ProtobufNetGrpc) =>
        StartAsync(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2), stack);

    /// <summary>TLS; with an authority for clients it asks for a certificate of that authority.</summary>
    public static Task<NotesHost> StartWithTlsAsync(X509Certificate2 certificate, X509Certificate2? clientAuthority = null) =>
        StartAsync(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            listen.UseHttps(https =>
            {
                https.ServerCertificate = certificate;
                https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
                if (clientAuthority is not null)
                {
                    https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                    https.ClientCertificateValidation = (client, _, _) => IsIssuedBy(client, clientAuthority);
                }
            });
        }));

    /// <summary>A GoRpc host whose connections are counted.</summary>
    public static Task<NotesHost> StartCountedAsync(ConnectionCounter connections, int maxStreamsPerConnection = 100) => StartAsync(
        kestrel =>
        {
            kestrel.Limits.Http2.MaxStreamsPerConnection = maxStreamsPerConnection;
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                connections.Count(listen);
            });
        },
        ServerStack.GoRpc);

    public static Task<NotesHost> StartOnUnixSocketAsync(string path) =>
        StartAsync(kestrel => kestrel.ListenUnixSocket(path, listen => listen.Protocols = HttpProtocols.Http2));

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private static async Task<NotesHost> StartAsync(Action<KestrelServerOptions> listen, ServerStack stack = ServerStack.ProtobufNetGrpc)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(listen);
        builder.Services.AddSingleton<NotesService>();
        var app = stack is ServerStack.GoRpc ? BuildGoRpc(builder) : BuildProtobufNetGrpc(builder);
        await app.StartAsync();
        return new NotesHost(app);
    }

    private static WebApplication BuildGoRpc(WebApplicationBuilder builder)
    {
        builder.Services.AddGoRpc();
        var app = builder.Build();
        app.MapGoRpcService<NotesService>();
        app.MapGoRpcService<NaturalService>();
        return app;
    }

    private static WebApplication BuildProtobufNetGrpc(WebApplicationBuilder builder)
    {
        builder.Services.AddCodeFirstGrpc();
        var app = builder.Build();
        app.MapGrpcService<NotesService>();
        return app;
    }

    private static bool IsIssuedBy(X509Certificate2 certificate, X509Certificate2 authority)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }
}
