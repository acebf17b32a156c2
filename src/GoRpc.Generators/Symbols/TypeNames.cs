using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Symbols;

/// <summary>Names of types as metadata has them.</summary>
internal static class TypeNames
{
    /// <summary>What tells types apart: the full name with its arguments.</summary>
    public static string KeyOf(ITypeSymbol symbol) => symbol switch
    {
        IArrayTypeSymbol array => KeyOf(array.ElementType) + SuffixOf(array),
        IPointerTypeSymbol pointer => KeyOf(pointer.PointedAtType) + SuffixOf(pointer),
        IFunctionPointerTypeSymbol => symbol.ToDisplayString(),
        ITypeParameterSymbol parameter => $"{parameter.ContainingSymbol.ToDisplayString()}!{parameter.Name}",
        IDynamicTypeSymbol => "System.Object",
        INamedTypeSymbol { IsDefinition: true } definition => FullNameOf(definition),
        INamedTypeSymbol named => FullNameOf(named) + ListOf(ArgumentsOf(named).Select(KeyOf)),
        _ => symbol.ToDisplayString(),
    };

    /// <summary>The same for a type of the code that asks.</summary>
    public static string KeyOf(System.Type type) =>
        type.IsArray ? $"{KeyOf(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]"
        : type.IsGenericType && !type.IsGenericTypeDefinition ? type.GetGenericTypeDefinition().FullName + ListOf(type.GetGenericArguments().Select(KeyOf))
        : type.FullName!;

    public static string FullNameOf(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{FullNameOf(outer)}+{type.MetadataName}"
        : NamespaceOf(type) is { } space ? $"{space}.{type.MetadataName}"
        : type.MetadataName;

    public static string? NamespaceOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => NamespaceOf(array.ElementType),
        IPointerTypeSymbol pointer => NamespaceOf(pointer.PointedAtType),
        { ContainingNamespace: { IsGlobalNamespace: false } space } => space.ToDisplayString(),
        _ => null,
    };

    public static string SuffixOf(ITypeSymbol type) => type is IArrayTypeSymbol array ? $"[{new string(',', array.Rank - 1)}]" : "*";

    /// <summary>The arguments of a type, those of its outer types first.</summary>
    public static IEnumerable<ITypeSymbol> ArgumentsOf(ITypeSymbol? type) =>
        type is INamedTypeSymbol named ? ArgumentsOf(named.ContainingType).Concat(named.TypeArguments) : [];

    /// <summary>Every interface of a type, each once: those of the base type, then each declared one before those that it extends.</summary>
    public static IEnumerable<INamedTypeSymbol> InterfacesOf(ITypeSymbol type)
    {
        var found = new List<INamedTypeSymbol>();
        Add(type);
        return found;

        void Add(ITypeSymbol current)
        {
            if (current.BaseType is { } parent)
            {
                Add(parent);
            }

            foreach (var declared in current is IArrayTypeSymbol ? current.AllInterfaces : current.Interfaces)
            {
                if (!found.Contains(declared, SymbolEqualityComparer.Default))
                {
                    found.Add(declared);
                    Add(declared);
                }
            }
        }
    }

    private static string ListOf(IEnumerable<string> arguments) => arguments.ToArray() is { Length: > 0 } all ? $"<{string.Join(",", all)}>" : "";
}
