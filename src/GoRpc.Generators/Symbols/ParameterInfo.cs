using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Symbols;

/// <summary>A parameter, or what a method returns.</summary>
internal sealed class ParameterInfo
{
    private readonly SymbolContext _context;
    private readonly IMethodSymbol _method;
    private readonly IParameterSymbol? _parameter;

    public ParameterInfo(SymbolContext context, IParameterSymbol parameter)
        : this(context, parameter.ContainingSymbol as IMethodSymbol ?? ((IPropertySymbol)parameter.ContainingSymbol).GetMethod!, parameter.Type, parameter.RefKind) =>
        _parameter = parameter;

    public ParameterInfo(SymbolContext context, IMethodSymbol method)
        : this(context, method, method.ReturnType, method.RefKind)
    {
    }

    private ParameterInfo(SymbolContext context, IMethodSymbol method, ITypeSymbol type, RefKind kind)
    {
        _context = context;
        _method = method;
        ParameterType = kind is RefKind.None ? context.Of(type) : context.Of(type).MakeByRefType();
    }

    /// <summary>The name, or null for what is returned.</summary>
    public string? Name => _parameter?.Name;

    public int Position => _parameter?.Ordinal ?? -1;

    public SymbolContext Context => _context;

    public Type ParameterType { get; }

    public bool IsIn => _parameter?.RefKind is RefKind.In or RefKind.RefReadOnlyParameter;

    public bool IsOut => _parameter?.RefKind is RefKind.Out;

    /// <summary>The parameter, or the method whose result it is.</summary>
    public ISymbol Symbol => (ISymbol?)_parameter ?? _method;

    public IEnumerable<AttributeData> Attributes => _parameter?.GetAttributes() ?? _method.GetReturnTypeAttributes();

    internal IList<CustomAttributeData> GetCustomAttributesData() => CustomAttributeData.Of(_context, Attributes);

    /// <summary>What tells an init accessor from a setter.</summary>
    public Type[] GetRequiredCustomModifiers() =>
        _parameter is null && _method.IsInitOnly ? [typeof(System.Runtime.CompilerServices.IsExternalInit)] : [];
}
