using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Symbols;

internal static class Nullable
{
    /// <summary>The T of a Nullable of T, or null.</summary>
    public static Type? GetUnderlyingType(Type type) =>
        type is { IsGenericType: true, IsGenericTypeDefinition: false, Symbol.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } ? type.GenericTypeArguments[0] : null;
}
