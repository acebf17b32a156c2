using System.Security.Claims;
using System.Security.Cryptography.X509Certificates;
using GoRpc.Integration.Tests.Server;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.AspNetCore.Hosting;

namespace GoRpc.Integration.Tests.Identity;

/// <summary>Callers that are known by their certificates.</summary>
public sealed class CertificateTests : IDisposable
{
    private readonly TestCertificates _certificates = new();
    private readonly TestTokens _tokens = new();

    public void Dispose() => _certificates.Dispose();

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task Call_WithACertificateOfTheAuthority_IsThatOfTheCallerItNames(MethodType kind)
    {
        await using var server = await StartAsync();
        await using var channel = Connect(server, _certificates.Client("robot"));

        Assert.Equal("robot".Length, await CallAsync(channel, kind));
    }

    [Fact]
    public async Task Caller_OfACertificateWithAUri_HasThatName()
    {
        await using var server = await StartAsync();
        await using var channel = Connect(server, _certificates.Client("robot", uri: "spiffe://test/shop"));

        Assert.Equal("spiffe://test/shop".Length, await CallAsync(channel, MethodType.Unary));
    }

    [Fact]
    public async Task Caller_ThatTheApplicationMaps_IsTheOneItSays()
    {
        await using var server = await StartAsync(options => options.MapCaller = certificate =>
            certificate.Subject == "CN=robot" ? new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "R2")], "Certificate")) : null);
        await using var known = Connect(server, _certificates.Client("robot"));
        await using var unknown = Connect(server, _certificates.Client("stranger"));

        Assert.Equal(2, await CallAsync(known, MethodType.Unary));
        await RefusedAsync(server, unknown, "CERTIFICATE_UNKNOWN", "The client certificate is valid, and this host does not know who its caller is.");
    }

    [Fact]
    public async Task Call_WithoutCertificate_IsUnauthenticated()
    {
        await using var server = await StartAsync();
        await using var channel = Connect(server, certificate: null);

        await RefusedAsync(server, channel, "CREDENTIALS_MISSING", "The method is for known callers, and the call has none of the credentials that are accepted (Certificate).");
    }

    [Fact]
    public async Task Certificate_OfAnotherAuthority_IsUnauthenticated()
    {
        using var others = new TestCertificates("another authority");
        await using var server = await StartAsync();
        await using var channel = Connect(server, others.Client("robot"));

        await RefusedAsync(server, channel, "CERTIFICATE_UNTRUSTED", "The client certificate comes from no authority that this host trusts.");
    }

    [Fact]
    public async Task Certificate_ThatHasExpired_IsUnauthenticated()
    {
        await using var server = await StartAsync();
        await using var channel = Connect(server, _certificates.Client("robot", expires: TimeProvider.System.GetUtcNow().AddMinutes(-5)));

        await RefusedAsync(server, channel, "CERTIFICATE_EXPIRED", "The client certificate has expired.");
    }

    [Fact]
    public async Task Certificate_ThatIsForServers_IsUnauthenticated()
    {
        await using var server = await StartAsync();
        await using var channel = Connect(server, _certificates.Server("shop.test"));

        await RefusedAsync(server, channel, "CERTIFICATE_WRONG_USAGE", "The client certificate is not meant for clients.");
    }

    [Fact]
    public async Task Host_WithAnAuthorityFileThatIsNone_DoesNotStart()
    {
        var file = Path.GetTempFileName();
        try
        {
            var failure = await Assert.ThrowsAnyAsync<Exception>(() => StartAsync(options => options.CaCertificateFile = file));

            Assert.Contains($"CaCertificateFile: '{file}' can't be read: it holds no certificate in PEM form", failure.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private Task<ServerUnderTest> StartAsync(Action<GoRpcCertificateOptions>? configure = null) => GuardedHost.StartAsync(
        _tokens,
        application => application.MapGoRpcService<GuardedByCertificate>(),
        schemes => schemes.AddGoRpcCertificate(options =>
        {
            options.CaCertificates = [_certificates.Authority];
            configure?.Invoke(options);
        }),
        listen: endpoint => endpoint.UseHttps(_certificates.Server(), https => https.AskForClientCertificates()));

    private GoRpcChannel Connect(ServerUnderTest server, X509Certificate2? certificate) => GoRpcChannel.ForAddress(server.Address, options =>
    {
        options.Tls.CaCertificates = [_certificates.Authority];
        options.Tls.ClientCertificate = certificate;
    });

    private static Task<int> CallAsync(GoRpcChannel channel, MethodType kind) => GuardedHost.CallAsync(channel.CreateClient<IGuardedPlain>(), kind);

    private static async Task RefusedAsync(ServerUnderTest server, GoRpcChannel channel, string reason, string text)
    {
        var refused = await Assert.ThrowsAsync<GoRpcException>(() => CallAsync(channel, MethodType.Unary));

        Assert.Equal((StatusCode.Unauthenticated, text), (refused.StatusCode, refused.Status.Detail));
        Assert.Equal(reason, refused.Details.ErrorInfo!.Reason);
        Assert.Contains($"({reason})", Assert.Single(server.Logs.Of("CallerUnknown")).Message, StringComparison.Ordinal);
    }
}
