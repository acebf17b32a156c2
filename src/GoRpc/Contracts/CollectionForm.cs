namespace GoRpc.Contracts;

/// <summary>How a collection gets its elements.</summary>
internal enum CollectionForm
{
    /// <summary>An array.</summary>
    Array,

    /// <summary>A parameterless constructor, then ICollection.Add; a map's indexer, so that the last of two equal keys wins as protobuf says.</summary>
    Filled,

    /// <summary>A constructor or static method that takes all elements at once.</summary>
    FromElements,
}
