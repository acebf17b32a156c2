namespace GoRpc.Generators.Symbols;

internal enum NullabilityState
{
    /// <summary>Code without annotations.</summary>
    Unknown,
    NotNull,
    Nullable,
}
