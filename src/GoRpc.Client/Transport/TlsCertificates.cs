using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace GoRpc.Client.Transport;

/// <summary>Turns <see cref="GoRpcClientTlsOptions"/> into what a TLS handshake needs.</summary>
internal static class TlsCertificates
{
    public static SslClientAuthenticationOptions Load(GoRpcClientTlsOptions options) => new()
    {
        CertificateChainPolicy = Authorities(options) is { Count: > 0 } authorities ? TrustOnly(authorities) : null,
        ClientCertificateContext = ClientCertificate(options),
    };

    private static X509Certificate2Collection Authorities(GoRpcClientTlsOptions options)
    {
        var authorities = new X509Certificate2Collection();
        authorities.AddRange(options.CaCertificates ?? []);
        if (options.CaCertificateFile is { } file)
        {
            authorities.ImportFromPemFile(file);
        }

        return authorities;
    }

    private static X509ChainPolicy TrustOnly(X509Certificate2Collection authorities)
    {
        // Private authorities seldom publish revocation lists; .NET's own default for TLS clients does not ask for any either.
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }

    private static SslStreamCertificateContext? ClientCertificate(GoRpcClientTlsOptions options)
    {
        if (options.ClientCertificate is { } certificate)
        {
            return SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
        }

        if (options.ClientCertificateFile is not { } file)
        {
            return null;
        }

        return file.EndsWith(".pfx", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".p12", StringComparison.OrdinalIgnoreCase)
            ? FromPkcs12(file, options.ClientCertificatePassword)
            : FromPem(file, options.ClientCertificateKeyFile, options.ClientCertificatePassword);
    }

    private static SslStreamCertificateContext FromPkcs12(string file, string? password)
    {
        var certificates = X509CertificateLoader.LoadPkcs12CollectionFromFile(file, password);
        var certificate = certificates.First(candidate => candidate.HasPrivateKey);
        return SslStreamCertificateContext.Create(certificate, certificates, offline: true);
    }

    private static SslStreamCertificateContext FromPem(string file, string? keyFile, string? password)
    {
        using var pem = password is null
            ? X509Certificate2.CreateFromPemFile(file, keyFile)
            : X509Certificate2.CreateFromEncryptedPemFile(file, password, keyFile);

        // Windows can't use the key of a certificate made from PEM in a handshake until it has gone through PKCS #12.
        var certificate = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), password: null);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(file);
        return SslStreamCertificateContext.Create(certificate, chain, offline: true);
    }
}
