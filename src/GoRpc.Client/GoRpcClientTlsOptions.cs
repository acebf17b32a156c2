using System.Security.Cryptography.X509Certificates;

namespace GoRpc;

/// <summary>
/// The certificates of a client. Files are read when the channel is made; relative paths count from the working directory.
/// The service's certificate must name the host of the address; there is no way to switch that check off.
/// </summary>
public sealed class GoRpcClientTlsOptions
{
    /// <summary>
    /// A PEM file with the certificates of the authorities that the service's certificate may come from. They replace the
    /// machine's own authorities.
    /// </summary>
    /// <value>The default is null: the machine's authorities, or <see cref="CaCertificates"/> if it has any.</value>
    public string? CaCertificateFile { get; set; }

    /// <summary>Authorities from code, in addition to those of <see cref="CaCertificateFile"/>.</summary>
    /// <value>The default is null.</value>
    public X509Certificate2Collection? CaCertificates { get; set; }

    /// <summary>
    /// The certificate that the client shows to the service: a PEM file (the certificate first, intermediate ones after it), or
    /// a PKCS #12 file when its name ends with <c>.pfx</c> or <c>.p12</c>.
    /// </summary>
    /// <value>The default is null.</value>
    public string? ClientCertificateFile { get; set; }

    /// <summary>The private key of a PEM certificate.</summary>
    /// <value>The default is null: the key stands in <see cref="ClientCertificateFile"/>.</value>
    public string? ClientCertificateKeyFile { get; set; }

    /// <summary>The password of the private key or of the PKCS #12 file.</summary>
    /// <value>The default is null: the key is not encrypted. Keep it out of files that are checked in.</value>
    public string? ClientCertificatePassword { get; set; }

    /// <summary>The certificate that the client shows, from code, with its private key; wins over <see cref="ClientCertificateFile"/>.</summary>
    /// <value>The default is null. The caller disposes it, after the channel.</value>
    public X509Certificate2? ClientCertificate { get; set; }

    /// <summary>Whether any of these options is set.</summary>
    internal bool IsUsed => CaCertificateFile is not null || CaCertificates is not null || ClientCertificateFile is not null
        || ClientCertificateKeyFile is not null || ClientCertificate is not null;
}
