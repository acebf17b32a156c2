using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Symbols;

public abstract class MethodBase : MemberInfo
{
    private readonly ParameterInfo[] _parameters;

    private protected MethodBase(SymbolContext context, IMethodSymbol symbol)
    {
        Context = context;
        Symbol = symbol;
        _parameters = [.. symbol.Parameters.Select(parameter => new ParameterInfo(context, parameter))];
    }

    public IMethodSymbol Symbol { get; }

    public bool IsPublic => Symbol.DeclaredAccessibility is Accessibility.Public;

    public bool IsAbstract => Symbol.IsAbstract;

    public bool IsStatic => Symbol.IsStatic;

    /// <summary>Whether it belongs to a property or event, or is an operator or constructor.</summary>
    public bool IsSpecialName => Symbol.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation);

    public bool IsGenericMethodDefinition => Symbol is { IsGenericMethod: true, IsDefinition: true };

    internal override ISymbol Declaration => Symbol;

    internal override SymbolContext Context { get; }

    internal ParameterInfo[] GetParameters() => _parameters;
}
