using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace GoRpc;

/// <summary>How Kestrel has to ask for client certificates.</summary>
public static class GoRpcHttpsOptionsExtensions
{
    /// <summary>
    /// Asks each caller for a certificate and lets the connection begin whatever it answers, so that a call that lacks one, or has a wrong one, is told so by a status: authentication
    /// (<c>AddGoRpcCertificate</c>) believes none that it should not. By itself it protects nothing.
    /// </summary>
    /// <param name="https">The options of an endpoint, or of all (<c>kestrel.ConfigureHttpsDefaults</c>).</param>
    /// <returns>The same options.</returns>
    public static HttpsConnectionAdapterOptions AskForClientCertificates(this HttpsConnectionAdapterOptions https)
    {
        ArgumentNullException.ThrowIfNull(https);
        https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
        https.AllowAnyClientCertificate();
        return https;
    }
}
