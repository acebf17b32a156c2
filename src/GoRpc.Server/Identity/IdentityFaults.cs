using GoRpc.Contracts;

namespace GoRpc.Server.Identity;

/// <summary>The wording of faults of what methods ask of their callers: GORPC230 to GORPC239.</summary>
internal static class IdentityFaults
{
    public static ContractFault NoAuthorization(MethodContract method) => new(
        "GORPC230",
        $"'{method.Path}'",
        "has [Authorize], and the host has no authorization",
        "Who may call a method is decided by ASP.NET Core's authorization",
        "Type builder.Services.AddAuthorization(), and AddAuthentication() with what tells callers apart, for example AddJwtBearer()");

    public static ContractFault UnknownPolicy(MethodContract method, string policy) => new(
        "GORPC231",
        $"'{method.Path}'",
        $"has [Authorize] with the policy '{policy}', which the host does not have",
        "A policy is known by its name",
        $"Type builder.Services.AddAuthorizationBuilder().AddPolicy(\"{policy}\", policy => …), or correct the name");

    public static ContractFault UnknownScheme(MethodContract method, string scheme, IEnumerable<string> known) => new(
        "GORPC232",
        $"'{method.Path}'",
        $"has [Authorize] with the scheme '{scheme}', which the host does not have",
        $"A scheme of authentication is known by its name ({(string.Join(", ", known) is { Length: > 0 } names ? names : "there is none")})",
        "Add the scheme to builder.Services.AddAuthentication(), or correct the name");
}
