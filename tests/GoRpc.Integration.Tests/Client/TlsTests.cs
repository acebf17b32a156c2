using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace GoRpc.Integration.Tests.Client;

/// <summary>TLS with an authority of the test's own.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly TestCertificates _certificates = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gorpc-tls-");

    public void Dispose()
    {
        _certificates.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Call_AuthorityFromCode_ReachesTheServer()
    {
        await using var host = await NotesHost.StartWithTlsAsync(_certificates.Server());
        await using var channel = GoRpcChannel.ForAddress(host.Address, options => options.Tls.CaCertificates = [_certificates.Authority]);

        Assert.Equal(4, (await CallAsync(channel)).Number);
    }

    [Fact]
    public async Task Call_AuthorityFromFile_ReachesTheServer()
    {
        await using var host = await NotesHost.StartWithTlsAsync(_certificates.Server());
        await using var channel = GoRpcChannel.ForAddress(host.Address, options => options.Tls.CaCertificateFile = Write("ca.pem", _certificates.AuthorityPem));

        Assert.Equal(4, (await CallAsync(channel)).Number);
    }

    [Fact]
    public async Task Call_UnknownAuthority_IsRefused()
    {
        using var other = new TestCertificates("another authority");
        await using var host = await NotesHost.StartWithTlsAsync(_certificates.Server());
        await using var trustingNobody = GoRpcChannel.ForAddress(host.Address);
        await using var trustingAnother = GoRpcChannel.ForAddress(host.Address, options => options.Tls.CaCertificates = [other.Authority]);

        await AssertNotTrustedAsync(trustingNobody);
        await AssertNotTrustedAsync(trustingAnother);
    }

    [Fact]
    public async Task Call_CertificateForAnotherHost_IsRefused()
    {
        await using var host = await NotesHost.StartWithTlsAsync(_certificates.Server("elsewhere.example"));
        await using var channel = GoRpcChannel.ForAddress(host.Address, options => options.Tls.CaCertificates = [_certificates.Authority]);

        await AssertNotTrustedAsync(channel);
    }

    [Fact]
    public async Task Call_ClientCertificateFromCode_ReachesTheServer()
    {
        await using var host = await NotesHost.StartWithTlsAsync(_certificates.Server(), _certificates.Authority);
        await using var channel = GoRpcChannel.ForAddress(host.Address, options =>
        {
            options.Tls.CaCertificates = [_certificates.Authority];
            options.Tls.ClientCertificate = _certificates.Client("robot");
        });

        Assert.Equal(4, (await CallAsync(channel)).Number);
    }

    [Theory]
    [InlineData("one PEM file")]
    [InlineData("PEM files for certificate and key")]
    [InlineData("PEM files with an encrypted key")]
    [InlineData("PKCS #12")]
    public async Task Call_ClientCertificateFromFile_ReachesTheServer(string form)
    {
        await using var host = await NotesHost.StartWithTlsAsync(_certificates.Server(), _certificates.Authority);
        var certificate = _certificates.Client("robot");
        await using var channel = GoRpcChannel.ForAddress(host.Address, options =>
        {
            options.Tls.CaCertificates = [_certificates.Authority];
            WriteClientCertificate(options.Tls, certificate, form);
        });

        Assert.Equal(4, (await CallAsync(channel)).Number);
    }

    [Fact]
    public async Task Call_WithoutTheClientCertificateThatIsAskedFor_IsRefused()
    {
        await using var host = await NotesHost.StartWithTlsAsync(_certificates.Server(), _certificates.Authority);
        await using var channel = GoRpcChannel.ForAddress(host.Address, options => options.Tls.CaCertificates = [_certificates.Authority]);

        await Assert.ThrowsAnyAsync<RpcException>(() => CallAsync(channel));
    }

    [Fact]
    public void ForAddress_WrongPassword_SaysWhichFile()
    {
        using var key = _certificates.Client("robot");
        var file = Path.Combine(_folder.FullName, "client.p12");
        File.WriteAllBytes(file, key.Export(X509ContentType.Pkcs12, "right"));

        var failure = Assert.Throws<OptionsValidationException>(() => GoRpcChannel.ForAddress("https://localhost:5081", options =>
        {
            options.Tls.ClientCertificateFile = file;
            options.Tls.ClientCertificatePassword = "wrong";
        }));

        Assert.Contains("ClientCertificateFile", failure.Message);
        Assert.Contains(file, failure.Message);
        Assert.DoesNotContain("wrong", failure.Message);
    }

    private static Task<Note> CallAsync(GoRpcChannel channel) => channel.CreateClient<INotes>().ByTaskAsync(new Note { Number = 4 }).Within("the answer");

    private static async Task AssertNotTrustedAsync(GoRpcChannel channel)
    {
        var failure = await Assert.ThrowsAnyAsync<RpcException>(() => CallAsync(channel));
        Assert.Contains(Causes(failure.Status.DebugException), cause => cause is AuthenticationException);
    }

    private static IEnumerable<Exception> Causes(Exception? exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    private void WriteClientCertificate(GoRpcClientTlsOptions tls, X509Certificate2 certificate, string form)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        switch (form)
        {
            case "one PEM file":
                tls.ClientCertificateFile = Write("client.pem", certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
                break;
            case "PEM files for certificate and key":
                tls.ClientCertificateFile = Write("client.pem", certificate.ExportCertificatePem());
                tls.ClientCertificateKeyFile = Write("client.key", key.ExportPkcs8PrivateKeyPem());
                break;
            case "PEM files with an encrypted key":
                var encryption = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, iterationCount: 1000);
                tls.ClientCertificateFile = Write("client.pem", certificate.ExportCertificatePem());
                tls.ClientCertificateKeyFile = Write("client.key", key.ExportEncryptedPkcs8PrivateKeyPem("secret", encryption));
                tls.ClientCertificatePassword = "secret";
                break;
            default:
                tls.ClientCertificateFile = Path.Combine(_folder.FullName, "client.pfx");
                File.WriteAllBytes(tls.ClientCertificateFile, certificate.Export(X509ContentType.Pkcs12, "secret"));
                tls.ClientCertificatePassword = "secret";
                break;
        }
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
