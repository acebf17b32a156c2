using System.Collections.ObjectModel;

namespace GoRpc;

/// <summary>A place where a service answers, as discovery finds it. Immutable; equal when all its parts are.</summary>
/// <param name="Address">Where it is: <c>http://host:port</c>, <c>https://host:port</c> or <c>unix:/path</c>.</param>
public sealed record GoRpcEndpoint(string Address)
{
    /// <summary>Its share of the calls beside the others, for the policies that heed it: with 2 twice as many as with 1.</summary>
    /// <value>The default is 1; from 1 to 1,000.</value>
    public int Weight { get; init; } = 1;

    /// <summary>
    /// The host, and the port if any, that requests and TLS name instead of those of <see cref="Address"/>. Discovery that turns a host name into IP
    /// addresses leaves the name here.
    /// </summary>
    /// <value>The default is null: what <see cref="Address"/> says.</value>
    public string? Authority { get; init; }

    /// <summary>What else discovery knows about it, for policies of your own: a zone, a version.</summary>
    /// <value>The default is empty.</value>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <inheritdoc/>
    public bool Equals(GoRpcEndpoint? other) =>
        other is not null && Address == other.Address && Weight == other.Weight && Authority == other.Authority
        && Attributes.Count == other.Attributes.Count && Attributes.All(entry => other.Attributes.TryGetValue(entry.Key, out var value) && value == entry.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Address, Weight, Authority);
}
