using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Symbols;

/// <summary>The types of one compilation, each made once. Safe for threads.</summary>
/// <param name="compilation">The compilation.</param>
/// <param name="isCompiled">Whether GoRpc compiles the contracts of the assembly, so that it will carry [CompiledContracts].</param>
internal sealed class SymbolContext(Compilation compilation, bool isCompiled = true)
{
    private readonly ConcurrentDictionary<ITypeSymbol, Type> _types = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, Assembly> _assemblies = new(SymbolEqualityComparer.Default);

    public Compilation Compilation { get; } = compilation;

    public Type Of(ITypeSymbol symbol) => _types.GetOrAdd(Plain(symbol), key => new Type(this, key));

    public Assembly Of(IAssemblySymbol symbol) => _assemblies.GetOrAdd(symbol, _ => new Assembly(this, symbol));

    /// <summary>The type of a name in metadata, or null when the compilation has none or several.</summary>
    public Type? Find(string name) => Compilation.GetTypeByMetadataName(name) is { } symbol ? Of(symbol) : null;

    public bool IsCompiled(IAssemblySymbol assembly) => isCompiled && SymbolEqualityComparer.Default.Equals(assembly, Compilation.Assembly);

    // What C# tells apart and metadata does not: names of tuple elements, dynamic, annotations of null, a definition and the same with its own parameters.
    private ITypeSymbol Plain(ITypeSymbol symbol) => symbol switch
    {
        IDynamicTypeSymbol => Compilation.GetSpecialType(SpecialType.System_Object),
        INamedTypeSymbol { TupleUnderlyingType: { } underlying } => underlying,
        INamedTypeSymbol { IsUnboundGenericType: true } unbound => unbound.OriginalDefinition,
        INamedTypeSymbol named when SymbolEqualityComparer.Default.Equals(named, named.OriginalDefinition) => named.OriginalDefinition,
        _ => symbol.WithNullableAnnotation(NullableAnnotation.None),
    };
}
