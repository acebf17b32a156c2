namespace GoRpc;

/// <summary>What the scheme of API keys is called unless you say otherwise.</summary>
public static class GoRpcApiKeyDefaults
{
    /// <summary>The scheme, as <c>[Authorize(AuthenticationSchemes = "ApiKey")]</c> and the section <c>Authentication:Schemes:ApiKey</c> name it.</summary>
    public const string AuthenticationScheme = "ApiKey";

    /// <summary>The header that holds the key.</summary>
    public const string HeaderName = "x-api-key";
}
