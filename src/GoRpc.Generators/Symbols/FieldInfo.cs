using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Symbols;

public sealed class FieldInfo : MemberInfo
{
    internal FieldInfo(SymbolContext context, IFieldSymbol symbol)
    {
        Context = context;
        Symbol = symbol;
        FieldType = context.Of(symbol.Type);
    }

    public IFieldSymbol Symbol { get; }

    public Type FieldType { get; }

    public bool IsInitOnly => Symbol.IsReadOnly;

    public bool IsPublic => Symbol.DeclaredAccessibility is Accessibility.Public;

    internal override ISymbol Declaration => Symbol;

    internal override SymbolContext Context { get; }

    /// <summary>The value of a constant; of an enum's value, its number.</summary>
    internal object? GetRawConstantValue() => Symbol.ConstantValue;
}
