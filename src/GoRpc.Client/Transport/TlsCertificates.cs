using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GoRpc.Client.Transport;

/// <summary>Turns <see cref="GoRpcClientTlsOptions"/> into what a TLS handshake needs.</summary>
internal static class TlsCertificates
{
    /// <exception cref="InvalidOperationException">A certificate can't be used; the message names the option and the file.</exception>
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
            authorities.AddRange(Read(nameof(options.CaCertificateFile), file, static path => FromPem(path)));
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
            return certificate.HasPrivateKey
                ? SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true)
                : throw new InvalidOperationException($"{nameof(options.ClientCertificate)}: '{certificate.Subject}' has no private key. Load the certificate together with its key.");
        }

        if (options.ClientCertificateFile is { } file)
        {
            return Read(nameof(options.ClientCertificateFile), file, path => IsPkcs12(path)
                ? FromPkcs12(path, options.ClientCertificatePassword)
                : FromPem(path, options.ClientCertificateKeyFile ?? path, options.ClientCertificatePassword));
        }

        return options.ClientCertificateKeyFile is null
            ? null
            : throw new InvalidOperationException($"{nameof(options.ClientCertificateKeyFile)}: is set, but {nameof(options.ClientCertificateFile)} is not. Set both.");
    }

    private static bool IsPkcs12(string file) =>
        file.EndsWith(".pfx", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".p12", StringComparison.OrdinalIgnoreCase);

    private static SslStreamCertificateContext FromPkcs12(string file, string? password)
    {
        var certificates = X509CertificateLoader.LoadPkcs12CollectionFromFile(file, password);
        var certificate = certificates.FirstOrDefault(candidate => candidate.HasPrivateKey) ?? throw new CryptographicException("it holds no private key");
        return SslStreamCertificateContext.Create(certificate, certificates, offline: true);
    }

    private static SslStreamCertificateContext FromPem(string file, string keyFile, string? password)
    {
        using var pem = password is null
            ? X509Certificate2.CreateFromPemFile(file, keyFile)
            : X509Certificate2.CreateFromEncryptedPemFile(file, password, keyFile);

        // Windows can't use the key of a certificate made from PEM in a handshake until it has gone through PKCS #12.
        var certificate = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), password: null);
        return SslStreamCertificateContext.Create(certificate, FromPem(file), offline: true);
    }

    private static X509Certificate2Collection FromPem(string file)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(file);
        return certificates.Count > 0 ? certificates : throw new CryptographicException("it holds no certificate in PEM form");
    }

    private static T Read<T>(string option, string file, Func<string, T> read)
    {
        try
        {
            return read(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new InvalidOperationException($"{option}: '{Path.GetFullPath(file)}' can't be read: {exception.Message}", exception);
        }
    }
}
