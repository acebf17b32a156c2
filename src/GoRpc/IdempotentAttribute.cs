namespace GoRpc;

/// <summary>
/// Says that calling a method twice has the same effect as calling it once, so a GoRpc client may retry or hedge it.
/// On an interface it holds for every method of the service.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface)]
public sealed class IdempotentAttribute : Attribute
{
    /// <summary>Whether the method changes nothing at all, so that its answer may be cached and asked for by GET.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool NoSideEffects { get; set; }
}
