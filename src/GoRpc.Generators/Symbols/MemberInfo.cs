using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Symbols;

/// <summary>A symbol as reflection would show it.</summary>
public abstract class MemberInfo
{
    private IList<CustomAttributeData>? _attributes;

    /// <summary>The name in metadata.</summary>
    public virtual string Name => Declaration.MetadataName;

    /// <summary>The type that declares it, or null.</summary>
    public virtual Type? DeclaringType => Declaration.ContainingType is { } type ? Context.Of(type) : null;

    internal abstract ISymbol Declaration { get; }

    internal abstract SymbolContext Context { get; }

    /// <summary>The position among its siblings, which orders as the tokens of metadata do.</summary>
    internal int MetadataToken => Declaration.ContainingType.GetMembers().IndexOf(Declaration, 0, SymbolEqualityComparer.Default);

    public override bool Equals(object? other) => other is MemberInfo member && SymbolEqualityComparer.Default.Equals(Declaration, member.Declaration);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Declaration);

    public override string ToString() => Name;

    internal IList<CustomAttributeData> GetCustomAttributesData() => _attributes ??= CustomAttributeData.Of(Context, Declaration.GetAttributes());
}
