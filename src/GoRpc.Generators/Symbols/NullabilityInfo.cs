namespace GoRpc.Generators.Symbols;

/// <summary>What a declaration says about null, for a type and its arguments.</summary>
internal sealed record NullabilityInfo(Type Type, NullabilityState ReadState, NullabilityInfo[] GenericTypeArguments);
