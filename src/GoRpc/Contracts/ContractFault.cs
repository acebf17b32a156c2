namespace GoRpc.Contracts;

/// <summary>One thing wrong with a contract.</summary>
/// <param name="Id">The rule that is broken, for example <c>GORPC041</c>; the same for every occurrence and in every release.</param>
/// <param name="Where">The service, method, type or member in quotes, for example <c>'IOrders.PlaceAsync'</c>.</param>
/// <param name="Found">What was found there.</param>
/// <param name="Expected">What GoRpc expects there, and why.</param>
/// <param name="Fix">What to type.</param>
public sealed record ContractFault(string Id, string Where, string Found, string Expected, string Fix)
{
    /// <summary>The fault as one line of sentences.</summary>
    /// <returns>The rule, where, what was found, what is expected and what to type.</returns>
    public override string ToString() => $"{Id}: {Where} {Found}. {Expected}. {Fix}.";
}
