using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Symbols;

public sealed class EventInfo : MemberInfo
{
    internal EventInfo(SymbolContext context, IEventSymbol symbol)
    {
        Context = context;
        Symbol = symbol;
    }

    public IEventSymbol Symbol { get; }

    internal MethodInfo? AddMethod => Symbol.AddMethod is { } method ? new MethodInfo(Context, method) : null;

    internal override ISymbol Declaration => Symbol;

    internal override SymbolContext Context { get; }
}
