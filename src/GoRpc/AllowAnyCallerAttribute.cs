namespace GoRpc;

/// <summary>Says that anybody may call, whatever <see cref="AuthorizeCallersAttribute"/> or <c>[Authorize]</c> says: what <c>[AllowAnonymous]</c> of ASP.NET Core says, for contracts.</summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AllowAnyCallerAttribute : Attribute;
