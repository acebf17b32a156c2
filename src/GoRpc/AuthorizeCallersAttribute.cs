namespace GoRpc;

/// <summary>
/// Says who may call: callers that the host knows and, if more is asked for, that meet it. What <c>[Authorize]</c> of ASP.NET Core says, for contracts, which know nothing of ASP.NET Core, and for
/// interfaces, on which that can't stand; either may be used on methods and on implementing classes. Several, on one place or on several, all have to be met.
/// </summary>
/// <remarks>It holds on the host, which refuses others with UNAUTHENTICATED or PERMISSION_DENIED before it reads the body of their call.</remarks>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class AuthorizeCallersAttribute : Attribute
{
    /// <summary>Whoever is known may call.</summary>
    public AuthorizeCallersAttribute()
    {
    }

    /// <summary>Whoever meets a policy may call.</summary>
    /// <param name="policy">The name that the host knows it by.</param>
    public AuthorizeCallersAttribute(string policy) => Policy = policy;

    /// <summary>The policy of the host that callers have to meet.</summary>
    /// <value>The default is null: the default policy, which is met by all that are known.</value>
    public string? Policy { get; }

    /// <summary>The roles of which callers need one, with commas between them.</summary>
    /// <value>The default is null: none is needed.</value>
    public string? Roles { get; set; }

    /// <summary>The schemes of authentication that callers may be known by, with commas between them.</summary>
    /// <value>The default is null: that of the policy, or the default scheme of the host.</value>
    public string? AuthenticationSchemes { get; set; }
}
