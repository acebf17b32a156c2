using System.Security.Claims;
using System.Security.Cryptography.X509Certificates;
using GoRpc.Server.Identity.Certificates;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Configuration;

namespace GoRpc;

/// <summary>Which client certificates are believed, and who their callers are.</summary>
public sealed class GoRpcCertificateOptions : AuthenticationSchemeOptions
{
    private X509Certificate2Collection? _authorities;

    /// <summary>
    /// A PEM file with the certificates of the authorities that callers' certificates come from, with intermediate ones where callers do not send them. They replace the machine's own
    /// authorities.
    /// </summary>
    /// <value>The default is null: <see cref="CaCertificates"/>, else the authorities of the machine, which sign certificates for anybody.</value>
    public string? CaCertificateFile { get; set; }

    /// <summary>Authorities from code, in addition to those of <see cref="CaCertificateFile"/>.</summary>
    /// <value>The default is null.</value>
    public X509Certificate2Collection? CaCertificates { get; set; }

    /// <summary>Whether authorities are asked if they have revoked a certificate, which takes a request to each of them now and then.</summary>
    /// <value>The default is <see cref="X509RevocationMode.NoCheck"/>: private authorities seldom publish lists.</value>
    public X509RevocationMode RevocationMode { get; set; } = X509RevocationMode.NoCheck;

    /// <summary>Says who the caller with a valid certificate is; null when the host does not know it. Called from any thread at once, once for a connection.</summary>
    /// <value>
    /// The default is null: the caller is named by the certificate's first URI (SPIFFE), else its common name, else its subject; the claims have its names, serial number and
    /// thumbprint.
    /// </value>
    public Func<X509Certificate2, ClaimsPrincipal?>? MapCaller { get; set; }

    internal X509Certificate2Collection Authorities => LazyInitializer.EnsureInitialized(ref _authorities, () => ClientCertificates.Load(CaCertificateFile, CaCertificates));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The file of the authorities can't be read; the message says why.</exception>
    public override void Validate(string scheme)
    {
        base.Validate(scheme);
        _ = Authorities;
    }

    // What else these options have is for code alone, and its types are none that the generated binder could make.
    internal void Read(IConfiguration section)
    {
        CaCertificateFile = section[nameof(CaCertificateFile)] ?? CaCertificateFile;
        RevocationMode = section.GetValue(nameof(RevocationMode), RevocationMode);
    }
}
