using System.Net;
using System.Security.Cryptography.X509Certificates;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace GoRpc.Integration.Tests.Client.Calls;

/// <summary>A Kestrel endpoint on a loopback port that answers as the test says, gRPC or not, and counts what it is asked.</summary>
internal sealed class Peer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private int _requests;

    private Peer(WebApplication application) => _application = application;

    public int Requests => Volatile.Read(ref _requests);

    public int Port => new Uri(_application.Urls.Single()).Port;

    public string Address => $"http://127.0.0.1:{Port}";

    public static Task<Peer> StartAsync(RequestDelegate answer, HttpProtocols protocols = HttpProtocols.Http2, X509Certificate2? certificate = null, bool wantsClientCertificate = false, int port = 0) =>
        StartAsync(answer, endpoint =>
        {
            endpoint.Protocols = protocols;
            if (certificate is not null)
            {
                endpoint.UseHttps(certificate, https =>
                    https.ClientCertificateMode = wantsClientCertificate ? ClientCertificateMode.RequireCertificate : ClientCertificateMode.NoCertificate);
            }
        }, port);

    /// <summary>Answers with one message per request message, after all of them have come.</summary>
    public static RequestDelegate Echo => static async http =>
    {
        var messages = new List<int>();
        await foreach (var message in http.ReadMessagesAsync())
        {
            messages.Add(message);
        }

        http.BeginGrpc();
        foreach (var message in messages)
        {
            await http.WriteMessageAsync(message);
        }

        http.EndGrpc(StatusCode.OK);
    };

    /// <summary>Ends the connection under all its calls, as a killed process does.</summary>
    public static void Break(HttpContext http) => http.Features.GetRequiredFeature<IConnectionLifetimeFeature>().Abort();

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _application.StopAsync(now.Token).Within("the peer to stop");
        await _application.DisposeAsync();
    }

    private static async Task<Peer> StartAsync(RequestDelegate answer, Action<ListenOptions> configure, int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port, configure);
            kestrel.Limits.MinRequestBodyDataRate = null;
        });
        var application = builder.Build();
        var peer = new Peer(application);
        application.Run(http =>
        {
            Interlocked.Increment(ref peer._requests);
            return answer(http);
        });
        await application.StartAsync().Within("the peer to start");
        return peer;
    }
}
