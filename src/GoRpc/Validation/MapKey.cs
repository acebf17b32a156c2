namespace GoRpc.Validation;

/// <summary>A key of a map on the path to a value.</summary>
internal readonly record struct MapKey(object? Value);
