namespace GoRpc.Contracts;

/// <summary>How often a field's value occurs, and what its absence means.</summary>
public enum FieldCardinality
{
    /// <summary>Once; zero or empty is not written, and absent means zero or empty.</summary>
    Implicit,

    /// <summary>Once, with presence: null is not written, and any other value is. Messages always have presence.</summary>
    Explicit,

    /// <summary>Any number of times, in order.</summary>
    Repeated,

    /// <summary>Any number of key and value pairs.</summary>
    Map,
}
