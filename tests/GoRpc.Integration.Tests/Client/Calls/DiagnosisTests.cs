using System.Net;
using System.Net.Sockets;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace GoRpc.Integration.Tests.Client.Calls;

/// <summary>What a caller reads when something is wrong between client and service, each thing made to go wrong for real.</summary>
public sealed class DiagnosisTests
{
    [Fact]
    public async Task NothingListening_NamesTheAddressAndSaysWhatToDo()
    {
        var failure = await FailureOfAsync($"http://127.0.0.1:{UnusedPort()}", options => options.Retry.BaseDelay = TimeSpan.Zero);

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.Equal(3, failure.Call!.Attempts);
        Assert.Contains($"Nothing listens at {failure.Call.Target}. Start the service", failure.Message, StringComparison.Ordinal);
        Assert.IsType<HttpRequestException>(failure.InnerException);
    }

    [Fact]
    public async Task UnixSocketThatIsNotThere_NamesIt()
    {
        var failure = await FailureOfAsync("unix:/tmp/no/such/gorpc.sock", options => options.Retry.MaxAttempts = 1);

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.Contains("No connection to unix:/tmp/no/such/gorpc.sock could be made", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownHost_IsSaid()
    {
        var failure = await FailureOfAsync("http://no-such-host.invalid:5081", options => options.Retry.MaxAttempts = 1);

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.Contains("The host name of http://no-such-host.invalid:5081 is unknown", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectionThatNeverOpens_EndsByTheConnectTimeoutAndIsRetriedWhateverTheMethod()
    {
        // Accepts TCP and never answers the TLS handshake, which is part of opening a connection.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var failure = await FailureOfAsync($"https://{silent.LocalEndpoint}", options =>
        {
            options.ConnectTimeout = TimeSpan.FromMilliseconds(100);
            (options.Retry.MaxAttempts, options.Retry.BaseDelay) = (2, TimeSpan.Zero);
        });

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.Equal(2, failure.Call!.Attempts);
        Assert.Contains("accepted no connection within the connect timeout", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpProtocols.Http2)]
    [InlineData(HttpProtocols.Http1)]
    public async Task TlsAtAPortWithoutIt_SaysToTypeHttp(HttpProtocols protocols)
    {
        await using var peer = await Peer.StartAsync(Peer.Echo, protocols);

        var failure = await FailureOfAsync($"https://127.0.0.1:{peer.Port}");

        Assert.Equal(1, failure.Call!.Attempts);
        Assert.Contains("does not speak TLS. If the service has no certificate, type 'http://' instead of 'https://'.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CleartextAtAPortWithTls_SaysToTypeHttps()
    {
        using var certificates = new TestCertificates();
        await using var peer = await Peer.StartAsync(Peer.Echo, certificate: certificates.Server());

        var failure = await FailureOfAsync($"http://127.0.0.1:{peer.Port}");

        Assert.Contains("does not answer in cleartext HTTP/2. If the service has a certificate, type 'https://'", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpProtocols.Http1)]
    [InlineData(HttpProtocols.Http1AndHttp2)]
    public async Task CleartextAtAnHttp11Port_SaysSo(HttpProtocols protocols)
    {
        await using var peer = await Peer.StartAsync(Peer.Echo, protocols);

        var failure = await FailureOfAsync(peer.Address);

        // The peer answers with HTTP/1.1 and resets the connection; on a busy machine the reset overtakes the answer.
        Assert.Matches("speaks HTTP/1.1 only, and gRPC needs HTTP/2|does not answer in cleartext HTTP/2.*a port for HTTP/1.1", failure.Message);
    }

    [Fact]
    public async Task WebServerThatAnswersInHttp11Text_IsToldFromAGrpcService()
    {
        await using var peer = new TextPeer("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        var failure = await FailureOfAsync(peer.Address);

        Assert.Contains("does not answer in cleartext HTTP/2", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Http11AtATlsPort_SaysSo()
    {
        using var certificates = new TestCertificates();
        await using var peer = await Peer.StartAsync(Peer.Echo, HttpProtocols.Http1, certificates.Server());

        var failure = await FailureOfAsync($"https://localhost:{peer.Port}", options => options.Tls.CaCertificates = [certificates.Authority]);

        Assert.Contains("speaks HTTP/1.1 only, and gRPC needs HTTP/2", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CertificateOfAnUnknownAuthority_SaysHowToTrustIt()
    {
        using var certificates = new TestCertificates();
        await using var peer = await Peer.StartAsync(Peer.Echo, certificate: certificates.Server());

        var failure = await FailureOfAsync($"https://localhost:{peer.Port}");

        Assert.Equal(1, failure.Call!.Attempts);
        Assert.Contains($"The certificate of https://localhost:{peer.Port} is not trusted", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Tls.CaCertificateFile", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CertificateForAnotherHost_SaysSo()
    {
        using var certificates = new TestCertificates();
        await using var peer = await Peer.StartAsync(Peer.Echo, certificate: certificates.Server("other.example"));

        var failure = await FailureOfAsync($"https://localhost:{peer.Port}", options => options.Tls.CaCertificates = [certificates.Authority]);

        Assert.Contains("is for another host name", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServiceThatWantsAClientCertificate_SaysWhichOption()
    {
        using var certificates = new TestCertificates();
        await using var peer = await Peer.StartAsync(Peer.Echo, certificate: certificates.Server(), wantsClientCertificate: true);

        var failure = await FailureOfAsync($"https://localhost:{peer.Port}", options => options.Tls.CaCertificates = [certificates.Authority]);

        Assert.Contains("Tls.ClientCertificateFile", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "text/html", StatusCode.Unknown, "Invalid content-type value: text/html")]
    [InlineData(200, null, StatusCode.Unknown, "did not have a content-type header")]
    [InlineData(502, "text/html", StatusCode.Unavailable, "HTTP status code: 502")]
    [InlineData(404, "text/html", StatusCode.Unimplemented, "HTTP status code: 404")]
    public async Task AnswerOfAWebServer_IsToldFromAGrpcOne(int status, string? contentType, StatusCode expected, string detail)
    {
        await using var peer = await Peer.StartAsync(http =>
        {
            (http.Response.StatusCode, http.Response.ContentType) = (status, contentType);
            return http.Response.WriteAsync("<html>");
        });

        var failure = await FailureOfAsync(peer.Address);

        Assert.Equal(expected, failure.StatusCode);
        Assert.Contains("is not a gRPC service, but a web server or a proxy", failure.Message, StringComparison.Ordinal);
        Assert.Contains(detail, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnswerWithoutAStatus_IsAFailureAndNoCancellation()
    {
        await using var peer = await Peer.StartAsync(static async http =>
        {
            http.BeginGrpc();
            await http.WriteMessageAsync(1);
        });

        var failure = await FailureOfAsync(peer.Address);

        Assert.Equal(StatusCode.Unknown, failure.StatusCode);
        Assert.Contains("ended without a gRPC status", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnswerThatIsCutOff_SaysSo()
    {
        await using var peer = await Peer.StartAsync(static async http =>
        {
            http.BeginGrpc();
            await http.Response.Body.WriteAsync(GrpcOverHttp.Frame(new byte[100]).AsMemory(0, 50));
        });

        var failure = await FailureOfAsync(peer.Address);

        Assert.Equal(StatusCode.Internal, failure.StatusCode);
        Assert.Contains("is cut off or malformed", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResponseThatIsTooLarge_NamesTheClientsOption()
    {
        await using var peer = await Peer.StartAsync(static async http =>
        {
            http.BeginGrpc();
            await http.Response.Body.WriteAsync(GrpcOverHttp.Frame(new byte[1000]));
            http.EndGrpc(StatusCode.OK);
        });

        var failure = await FailureOfAsync(peer.Address, options => options.MaxReceiveMessageBytes = 100);

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
        Assert.Contains("MaxReceiveMessageBytes", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequestThatIsTooLarge_NamesTheClientsOptionAndIsNotSent()
    {
        await using var peer = await Peer.StartAsync(Peer.Echo);

        var failure = await FailureOfAsync(peer.Address, options => options.MaxSendMessageBytes = 1);

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
        Assert.Contains("MaxSendMessageBytes", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequestThatTheServiceFindsTooLarge_IsToldFromTheClientsOwnLimit()
    {
        await using var peer = await Peer.StartAsync(static http =>
        {
            http.EndWithTrailersOnly(StatusCode.ResourceExhausted, ("grpc-message", "Received message exceeds the maximum configured message size."));
            return Task.CompletedTask;
        });

        var failure = await FailureOfAsync(peer.Address);

        Assert.Contains("larger than the service takes", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shapes.All), MemberType = typeof(Shapes))]
    public async Task NothingListening_IsTheSameForEveryShape(string shape)
    {
        await using var channel = GoRpcChannel.ForAddress($"http://127.0.0.1:{UnusedPort()}", static options => options.Retry.BaseDelay = TimeSpan.Zero);

        var failure = await Assert.ThrowsAsync<GoRpcException>(() => Shapes.RunAsync(channel.CreateClient<IWork>(), shape).Within("the call to fail"));

        Assert.Equal(3, failure.Call!.Attempts);
        Assert.Contains("Nothing listens at", failure.Message, StringComparison.Ordinal);
    }

    internal static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<GoRpcException> FailureOfAsync(string address, Action<GoRpcClientOptions>? configure = null)
    {
        await using var channel = GoRpcChannel.ForAddress(address, configure ?? (static _ => { }));
        return await Assert.ThrowsAsync<GoRpcException>(() => channel.CreateClient<IWork>().ChangeAsync(1).Within("the call to fail"));
    }
}
