using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Symbols;

/// <summary>A value in an attribute: a primitive, the number of an enum, a type, or a list of such values.</summary>
internal sealed class CustomAttributeTypedArgument(SymbolContext context, TypedConstant constant)
{
    /// <summary>The type that the value was written as; null for one that does not compile, and for null.</summary>
    public Type? ArgumentType { get; } = constant is { IsNull: false, Type: { } type } ? context.Of(type) : null;

    public object? Value { get; } = constant switch
    {
        { IsNull: true } or { Kind: TypedConstantKind.Error } => null,
        { Kind: TypedConstantKind.Array } => constant.Values.Select(element => new CustomAttributeTypedArgument(context, element)).ToArray(),
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol named } => context.Of(named),
        _ => constant.Value,
    };
}
