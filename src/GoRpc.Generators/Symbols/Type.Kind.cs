using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Symbols;

/// <content>What kind of type it is.</content>
public sealed partial class Type
{
    public bool IsInterface => _symbol?.TypeKind is TypeKind.Interface;

    public bool IsEnum => _symbol?.TypeKind is TypeKind.Enum;

    public bool IsValueType => _symbol is { IsValueType: true, TypeKind: not (TypeKind.Pointer or TypeKind.FunctionPointer) };

    /// <summary>Whether it can't be made; a static class can't either.</summary>
    public bool IsAbstract => _symbol is { IsAbstract: true } or { IsStatic: true };

    public bool IsSealed => _symbol is { IsSealed: true } or { IsStatic: true } or IArrayTypeSymbol;

    public bool IsArray => _symbol is IArrayTypeSymbol;

    internal bool IsSZArray => _symbol is IArrayTypeSymbol { IsSZArray: true };

    internal bool IsPointer => _symbol?.TypeKind is TypeKind.Pointer;

    internal bool IsFunctionPointer => _symbol?.TypeKind is TypeKind.FunctionPointer;

    internal bool IsByRef => _referred is not null;

    internal bool IsByRefLike => _symbol is { IsRefLikeType: true };

    internal bool IsPrimitive => _symbol?.SpecialType is
        SpecialType.System_Boolean or SpecialType.System_Char
        or SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
        or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64
        or SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_IntPtr or SpecialType.System_UIntPtr;

    internal bool HasElementType => IsByRef || _symbol is IArrayTypeSymbol or IPointerTypeSymbol;

    internal bool IsGenericParameter => _symbol is ITypeParameterSymbol;

    public bool IsGenericType => TypeNames.ArgumentsOf(_symbol).Any();

    public bool IsGenericTypeDefinition => IsGenericType && _symbol!.IsDefinition;

    internal bool ContainsGenericParameters =>
        IsGenericParameter
        || (HasElementType && GetElementType()!.ContainsGenericParameters)
        || GetGenericArguments().Any(argument => argument.ContainsGenericParameters);

    /// <summary>The arguments of a constructed type; none for a definition.</summary>
    public Type[] GenericTypeArguments => IsGenericTypeDefinition ? [] : GetGenericArguments();

    /// <summary>The base type; null for object and for interfaces.</summary>
    public Type? BaseType => _symbol?.BaseType is { } parent ? Context.Of(parent) : null;

    internal Type? GetElementType() =>
        _referred ?? _symbol switch
        {
            IArrayTypeSymbol array => Context.Of(array.ElementType),
            IPointerTypeSymbol pointer => Context.Of(pointer.PointedAtType),
            _ => null,
        };

    internal int GetArrayRank() => ((IArrayTypeSymbol)Symbol).Rank;

    /// <summary>The arguments, or the parameters of a definition; those of outer types come first.</summary>
    internal Type[] GetGenericArguments() => [.. TypeNames.ArgumentsOf(_symbol).Select(argument => Context.Of(argument))];

    internal Type GetGenericTypeDefinition() => Context.Of(Symbol.OriginalDefinition);

    internal Type MakeGenericType(params Type[] arguments)
    {
        var context = arguments[0].Context;
        var definition = (INamedTypeSymbol)(_symbol ?? context.Find(_key)!.Symbol);
        return context.Of(definition.OriginalDefinition.Construct([.. arguments.Select(argument => argument.Symbol)]));
    }

    internal bool IsSubclassOf(Type type)
    {
        for (var parent = BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent == type)
            {
                return true;
            }
        }

        return false;
    }

    internal bool IsAssignableFrom(Type type)
    {
        if (type._symbol is null || (_symbol ?? type.Context.Find(_key)?._symbol) is not { } target)
        {
            return this == type;
        }

        var conversion = type.Context.Compilation.ClassifyCommonConversion(type._symbol, target);
        return conversion.IsIdentity || (conversion.IsImplicit && !conversion.IsUserDefined && !conversion.IsNumeric && (conversion.IsReference || IsBoxing(type._symbol, target)));
    }

    internal Type[] GetInterfaces() => [.. TypeNames.InterfacesOf(Symbol).Select(parent => Context.Of(parent))];

    private static bool IsBoxing(ITypeSymbol source, ITypeSymbol target) => source.IsValueType && (target.IsReferenceType || target.OriginalDefinition.SpecialType is SpecialType.System_Nullable_T);
}
