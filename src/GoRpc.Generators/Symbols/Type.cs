using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Symbols;

/// <summary>
/// A type as reflection would show it: of a compilation, or known by its name alone where the code says typeof. Both are equal
/// when they have the same name in metadata.
/// </summary>
public sealed partial class Type : MemberInfo
{
    private static readonly ConcurrentDictionary<System.Type, Type> Named = new();

    private readonly SymbolContext? _context;
    private readonly ITypeSymbol? _symbol;
    private readonly Type? _referred;
    private readonly string _key;

    internal Type(SymbolContext context, ITypeSymbol symbol)
    {
        _context = context;
        _symbol = symbol;
        _key = TypeNames.KeyOf(symbol);
    }

    private Type(string key) => _key = key;

    private Type(Type referred)
    {
        _context = referred._context;
        _referred = referred;
        _key = referred._key + "&";
    }

    /// <summary>The symbol; only types of a compilation have one.</summary>
    /// <exception cref="InvalidOperationException">The type is known by its name alone, or is a reference to another.</exception>
    public ITypeSymbol Symbol => _symbol ?? throw new InvalidOperationException($"'{_key}' is no type of the compilation.");

    /// <summary>Whether it is a type of the compilation, and has a symbol.</summary>
    internal bool HasSymbol => _symbol is not null;

    public override string Name => _symbol switch
    {
        IArrayTypeSymbol or IPointerTypeSymbol => GetElementType()!.Name + TypeNames.SuffixOf(_symbol),
        null => _referred is null ? _key.Substring(_key.LastIndexOfAny(['.', '+']) + 1) : _referred.Name + "&",
        _ => _symbol.MetadataName,
    };

    /// <summary>The namespace; null for the global one.</summary>
    public string? Namespace => _symbol is null ? null : TypeNames.NamespaceOf(_symbol);

    /// <summary>The namespace and the names of outer types and its own, with the number of type parameters; without their arguments.</summary>
    public string FullName => _symbol is INamedTypeSymbol named ? TypeNames.FullNameOf(named) : _key;

    /// <summary>The outer type, or null; that of a generic type is the definition.</summary>
    public override Type? DeclaringType => _symbol?.ContainingType is { } outer ? Context.Of(outer.OriginalDefinition) : null;

    internal override ISymbol Declaration => Symbol;

    internal override SymbolContext Context => _context ?? throw new InvalidOperationException($"'{_key}' is no type of the compilation.");

    internal Module Module => new(Context, Owner.Modules.First());

    internal Assembly Assembly => Context.Of(Owner);

    // An array belongs to where its elements are from.
    private IAssemblySymbol Owner => _symbol switch
    {
        IArrayTypeSymbol array => Context.Of(array.ElementType).Owner,
        _ => Symbol.ContainingAssembly ?? Context.Compilation.Assembly,
    };

    public static implicit operator Type(System.Type type) => Named.GetOrAdd(type, static key => new Type(TypeNames.KeyOf(key)));

    public static bool operator ==(Type? left, Type? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(Type? left, Type? right) => !(left == right);

    public override bool Equals(object? other) =>
        other is Type type
        && type._key == _key
        && (_symbol?.ContainingAssembly is not { } own || type._symbol?.ContainingAssembly is not { } others || own.Name == others.Name);

    public override int GetHashCode() => _key.GetHashCode();

    public override string ToString() => _key;

    internal Type MakeByRefType() => new(this);
}
