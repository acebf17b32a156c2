namespace GoRpc;

/// <summary>
/// Marks the parameter, or the member of a request message, by which calls are told apart when a client balances by <c>consistent-hash</c>: calls with
/// equal keys go to the same endpoint while it is there. Every other policy ignores it.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class HashKeyAttribute : Attribute;
