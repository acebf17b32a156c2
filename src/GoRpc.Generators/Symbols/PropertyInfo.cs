using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Symbols;

public sealed class PropertyInfo : MemberInfo
{
    internal PropertyInfo(SymbolContext context, IPropertySymbol symbol)
    {
        Context = context;
        Symbol = symbol;
        PropertyType = symbol.RefKind is RefKind.None ? context.Of(symbol.Type) : context.Of(symbol.Type).MakeByRefType();
    }

    public IPropertySymbol Symbol { get; }

    public Type PropertyType { get; }

    public bool CanRead => Symbol.GetMethod is not null;

    public bool CanWrite => Symbol.SetMethod is not null;

    internal MethodInfo? GetMethod => Symbol.GetMethod is { } method ? new MethodInfo(Context, method) : null;

    internal override ISymbol Declaration => Symbol;

    internal override SymbolContext Context { get; }

    internal MethodInfo? GetSetMethod(bool nonPublic = false) =>
        Symbol.SetMethod is { } method && (nonPublic || method.DeclaredAccessibility is Accessibility.Public) ? new MethodInfo(Context, method) : null;

    internal ParameterInfo[] GetIndexParameters() => [.. Symbol.Parameters.Select(parameter => new ParameterInfo(Context, parameter))];

    internal IEnumerable<MethodInfo> GetAccessors(bool nonPublic) =>
        from method in new[] { Symbol.GetMethod, Symbol.SetMethod }
        where method is not null && (nonPublic || method.DeclaredAccessibility is Accessibility.Public)
        select new MethodInfo(Context, method);
}
