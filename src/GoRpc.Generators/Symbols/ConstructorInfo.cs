using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Symbols;

public sealed class ConstructorInfo : MethodBase
{
    internal ConstructorInfo(SymbolContext context, IMethodSymbol symbol)
        : base(context, symbol)
    {
    }
}
