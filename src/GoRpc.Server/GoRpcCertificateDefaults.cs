namespace GoRpc;

/// <summary>What the scheme of client certificates is called unless you say otherwise.</summary>
public static class GoRpcCertificateDefaults
{
    /// <summary>The scheme, as <c>[Authorize(AuthenticationSchemes = "Certificate")]</c> and the section <c>Authentication:Schemes:Certificate</c> name it.</summary>
    public const string AuthenticationScheme = "Certificate";
}
