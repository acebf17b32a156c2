using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Symbols;

public sealed class MethodInfo : MethodBase
{
    internal MethodInfo(SymbolContext context, IMethodSymbol symbol)
        : base(context, symbol) => ReturnParameter = new ParameterInfo(context, symbol);

    public Type ReturnType => ReturnParameter.ParameterType;

    internal ParameterInfo ReturnParameter { get; }

    internal MethodInfo MakeGenericMethod(params Type[] arguments) => new(Context, Symbol.Construct([.. arguments.Select(argument => argument.Symbol)]));
}
