using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GoRpc.Server.Arrival;

namespace GoRpc.Server.Identity.Certificates;

/// <summary>What a host makes of the certificates of its callers.</summary>
internal static class ClientCertificates
{
    // https://datatracker.ietf.org/doc/html/rfc5280#section-4.2.1.12: id-kp-clientAuth. A certificate that names no usage is good for any.
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    /// <exception cref="ArgumentException">The file can't be read.</exception>
    public static X509Certificate2Collection Load(string? file, X509Certificate2Collection? certificates)
    {
        var authorities = new X509Certificate2Collection();
        authorities.AddRange(certificates ?? []);
        if (file is not null)
        {
            try
            {
                var count = authorities.Count;
                authorities.ImportFromPemFile(file);
                if (authorities.Count == count)
                {
                    throw new CryptographicException("it holds no certificate in PEM form");
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
            {
                throw new ArgumentException($"{nameof(GoRpcCertificateOptions.CaCertificateFile)}: '{Path.GetFullPath(file)}' can't be read: {exception.Message}", exception);
            }
        }

        return authorities;
    }

    /// <summary>Why a certificate is not believed; null when it is.</summary>
    public static IdentityFailure? FindFailure(X509Certificate2 certificate, GoRpcCertificateOptions options, DateTime now)
    {
        using var chain = new X509Chain { ChainPolicy = PolicyOf(options, now) };
        if (chain.Build(certificate))
        {
            return null;
        }

        var status = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, static (all, one) => all | one.Status);
        return status switch
        {
            // Who made it comes first: the rest of what a stranger's certificate says means nothing.
            _ when status.HasFlag(X509ChainStatusFlags.UntrustedRoot) || status.HasFlag(X509ChainStatusFlags.PartialChain) =>
                new(RefusalReasons.CertificateUntrusted, "The client certificate comes from no authority that this host trusts."),
            _ when status.HasFlag(X509ChainStatusFlags.Revoked) =>
                new(RefusalReasons.CertificateRevoked, "The client certificate has been revoked."),
            _ when status.HasFlag(X509ChainStatusFlags.NotTimeValid) && certificate.NotAfter.ToUniversalTime() < now =>
                new(RefusalReasons.CertificateExpired, "The client certificate has expired."),
            _ when status.HasFlag(X509ChainStatusFlags.NotValidForUsage) =>
                new(RefusalReasons.CertificateUsage, "The client certificate is not meant for clients."),
            _ => new(RefusalReasons.CertificateInvalid, "The client certificate is not valid."),
        };
    }

    /// <summary>The caller that a certificate names.</summary>
    public static ClaimsPrincipal CallerOf(X509Certificate2 certificate, string scheme)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        var uri = certificate.GetNameInfo(X509NameType.UrlName, forIssuer: false);
        var name = uri is { Length: > 0 } ? uri : certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false) is { Length: > 0 } simple ? simple : certificate.Subject;
        var identity = new ClaimsIdentity(scheme);
        Add(ClaimTypes.Name, name);
        Add("sub", name);
        Add(ClaimTypes.X500DistinguishedName, certificate.Subject);
        Add(ClaimTypes.SerialNumber, certificate.SerialNumber);
        Add(ClaimTypes.Thumbprint, certificate.Thumbprint);
        Add(ClaimTypes.Uri, uri);
        Add(ClaimTypes.Email, certificate.GetNameInfo(X509NameType.EmailName, forIssuer: false));
        foreach (var dns in names?.EnumerateDnsNames() ?? [])
        {
            Add(ClaimTypes.Dns, dns);
        }

        return new ClaimsPrincipal(identity);

        void Add(string type, string? value)
        {
            if (value is { Length: > 0 })
            {
                identity.AddClaim(new Claim(type, value, ClaimValueTypes.String, certificate.Issuer));
            }
        }
    }

    private static X509ChainPolicy PolicyOf(GoRpcCertificateOptions options, DateTime now)
    {
        var policy = new X509ChainPolicy
        {
            RevocationMode = options.RevocationMode,
            RevocationFlag = X509RevocationFlag.ExcludeRoot,
            VerificationTime = now,
            VerificationTimeIgnored = false,
        };
        policy.ApplicationPolicy.Add(new Oid(ClientAuthentication));
        if (options.Authorities is { Count: > 0 } authorities)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(authorities);
        }

        return policy;
    }
}
