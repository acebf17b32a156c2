using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GoRpc.Tests.Shared;

/// <summary>A certificate authority that lives as long as a test, and what it has signed.</summary>
internal sealed class TestCertificates : IDisposable
{
    private readonly List<X509Certificate2> _issued = [];

    public TestCertificates(string name = "GoRpc test authority")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        Authority = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(2));
    }

    /// <summary>The authority with its key.</summary>
    public X509Certificate2 Authority { get; }

    /// <summary>The authority as others get it: PEM without the key.</summary>
    public string AuthorityPem => Authority.ExportCertificatePem();

    /// <summary>A server certificate for localhost and 127.0.0.1, or for one other name.</summary>
    public X509Certificate2 Server(string? host = null)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host ?? "localhost");
        if (host is null)
        {
            names.AddIpAddress(IPAddress.Loopback);
        }

        return Issue(host ?? "localhost", "1.3.6.1.5.5.7.3.1", expires: null, names.Build());
    }

    /// <summary>A client certificate.</summary>
    /// <param name="name">Its common name.</param>
    /// <param name="expires">When it ends; with its authority by default.</param>
    /// <param name="uri">Another name, as workloads have (SPIFFE).</param>
    public X509Certificate2 Client(string name, DateTimeOffset? expires = null, string? uri = null)
    {
        var names = new SubjectAlternativeNameBuilder();
        if (uri is not null)
        {
            names.AddUri(new Uri(uri));
        }

        return Issue(name, "1.3.6.1.5.5.7.3.2", expires, uri is null ? [] : [names.Build()]);
    }

    public void Dispose()
    {
        Authority.Dispose();
        _issued.ForEach(certificate => certificate.Dispose());
    }

    private X509Certificate2 Issue(string name, string usage, DateTimeOffset? expires, params X509Extension[] extensions)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        foreach (var extension in extensions)
        {
            request.CertificateExtensions.Add(extension);
        }

        using var signed = request.Create(Authority, Authority.NotBefore, expires ?? Authority.NotAfter, RandomNumberGenerator.GetBytes(8));
        var certificate = signed.CopyWithPrivateKey(key);
        _issued.Add(certificate);
        return certificate;
    }
}
