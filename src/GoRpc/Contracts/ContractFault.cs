using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts;

/// <summary>One thing wrong with a contract.</summary>
/// <param name="Id">The rule that is broken, for example <c>GORPC041</c>; the same for every occurrence and in every release.</param>
/// <param name="Where">The service, method, type or member in quotes, for example <c>'IOrders.PlaceAsync'</c>.</param>
/// <param name="Found">What was found there.</param>
/// <param name="Expected">What GoRpc expects there, and why.</param>
/// <param name="Fix">What to type.</param>
public sealed record ContractFault(string Id, string Where, string Found, string Expected, string Fix)
{
    internal ContractFault(string id, Place place, string found, string expected, string fix)
        : this(id, place.Text, found, expected, fix) => Subject = place.Subject;

    /// <summary>What the fault is about; no part of its identity, for the same words are the same fault.</summary>
    internal FaultSubject? Subject { get; }

    /// <summary>Whether another fault says the same.</summary>
    /// <param name="other">The other fault.</param>
    /// <returns>Whether all its words are the same.</returns>
    public bool Equals(ContractFault? other) =>
        other is not null && (Id, Where, Found, Expected, Fix) == (other.Id, other.Where, other.Found, other.Expected, other.Fix);

    /// <inheritdoc/>
    public override int GetHashCode() => (Id, Where, Found, Expected, Fix).GetHashCode();

    /// <summary>The fault as one line of sentences.</summary>
    /// <returns>The rule, where, what was found, what is expected and what to type.</returns>
    public override string ToString() => $"{Id}: {Where} {Found}. {Expected}. {Fix}.";
}
