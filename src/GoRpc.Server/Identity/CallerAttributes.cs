using Microsoft.AspNetCore.Authorization;

namespace GoRpc.Server.Identity;

/// <summary>Says to ASP.NET Core what contracts say about callers.</summary>
internal static class CallerAttributes
{
    /// <summary>An attribute, and what it means to ASP.NET Core.</summary>
    public static IEnumerable<object> WithMeaning(object attribute) => attribute switch
    {
        AuthorizeCallersAttribute { Policy: null } authorize => [attribute, new AuthorizeAttribute { Roles = authorize.Roles, AuthenticationSchemes = authorize.AuthenticationSchemes }],
        AuthorizeCallersAttribute { Policy: { } policy } authorize => [attribute, new AuthorizeAttribute(policy) { Roles = authorize.Roles, AuthenticationSchemes = authorize.AuthenticationSchemes }],
        AllowAnyCallerAttribute => [attribute, new AllowAnonymousAttribute()],
        _ => [attribute],
    };
}
