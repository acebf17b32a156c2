namespace GoRpc;

/// <summary>How JSON is read. Immutable, safe for threads.</summary>
public sealed record JsonReadOptions
{
    /// <summary>Whether fields that the contract does not have are passed over; else the first of them is an error.</summary>
    /// <value>The default is <see langword="false"/>, as in the protobuf JSON mapping: a misspelt name would be lost without a word.</value>
    public bool IgnoreUnknownFields { get; init; }
}
