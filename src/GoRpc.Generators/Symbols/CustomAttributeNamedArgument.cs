namespace GoRpc.Generators.Symbols;

internal sealed record CustomAttributeNamedArgument(string MemberName, CustomAttributeTypedArgument TypedValue);
