using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Symbols;

internal sealed class Assembly(SymbolContext context, IAssemblySymbol symbol)
{
    private const string CompiledContracts = "GoRpc.CompiledContractsAttribute";

    private IList<CustomAttributeData>? _attributes;

    /// <summary>Whether types may still be added: never while a compilation lasts.</summary>
    public bool IsDynamic => false;

    public Type? GetType(string name) => symbol.GetTypeByMetadataName(name) is { } type ? context.Of(type) : null;

    public IList<CustomAttributeData> GetCustomAttributesData() => _attributes ??=
        [.. CustomAttributeData.Of(context, symbol.GetAttributes()), .. context.IsCompiled(symbol) ? CustomAttributeData.Implied(context, CompiledContracts) : []];

    /// <summary>Every type of the assembly, nested ones too.</summary>
    public IEnumerable<Type> GetTypes() => TypesOf(symbol.GlobalNamespace).Select(context.Of);

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol container)
    {
        foreach (var type in container.GetTypeMembers())
        {
            yield return type;
            foreach (var nested in TypesOf(type))
            {
                yield return nested;
            }
        }

        if (container is INamespaceSymbol space)
        {
            foreach (var type in space.GetNamespaceMembers().SelectMany(TypesOf))
            {
                yield return type;
            }
        }
    }
}
