using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Symbols;

/// <summary>Reads annotations of null as reflection reads those that the compiler leaves in metadata.</summary>
internal sealed class NullabilityInfoContext
{
    private const string FlowAttributes = "System.Diagnostics.CodeAnalysis";

    public NullabilityInfo Create(ParameterInfo parameter) => Create(
        parameter.Context,
        parameter.Symbol is IParameterSymbol symbol ? symbol.Type : ((IMethodSymbol)parameter.Symbol).ReturnType,
        parameter.Symbol.OriginalDefinition is IParameterSymbol definition ? definition.Type : ((IMethodSymbol)parameter.Symbol.OriginalDefinition).ReturnType,
        parameter.Attributes);

    public NullabilityInfo Create(PropertyInfo property) =>
        Create(property.Context, property.Symbol.Type, property.Symbol.OriginalDefinition.Type, property.Symbol.GetAttributes());

    public NullabilityInfo Create(FieldInfo field) =>
        Create(field.Context, field.Symbol.Type, field.Symbol.OriginalDefinition.Type, field.Symbol.GetAttributes());

    private static NullabilityInfo Create(SymbolContext context, ITypeSymbol type, ITypeSymbol definition, IEnumerable<AttributeData> attributes)
    {
        var info = Of(context, type, definition);
        return FlowState(attributes, type) is { } state ? info with { ReadState = state } : info;
    }

    // The definition says what its author wrote: for a member of type T, an argument's own annotation is lost in metadata.
    private static NullabilityInfo Of(SymbolContext context, ITypeSymbol type, ITypeSymbol definition)
    {
        var inner = Underlying(type);
        var innerDefinition = Underlying(definition);
        var arguments = TypeNames.ArgumentsOf(inner).ToArray();
        var definitions = TypeNames.ArgumentsOf(innerDefinition).ToArray();
        return new NullabilityInfo(
            context.Of(type),
            StateOf(type, definition),
            [.. arguments.Select((argument, position) => Of(context, argument, position < definitions.Length ? definitions[position] : argument))]);
    }

    private static NullabilityState StateOf(ITypeSymbol type, ITypeSymbol definition) =>
        type is { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } ? NullabilityState.Nullable
        : type.IsValueType ? NullabilityState.NotNull
        : definition.NullableAnnotation switch
        {
            NullableAnnotation.Annotated => NullabilityState.Nullable,
            NullableAnnotation.None => NullabilityState.Unknown,
            _ => definition is ITypeParameterSymbol parameter ? StateOf(parameter) : NullabilityState.NotNull,
        };

    // Where the author wrote T, its constraint answers. In a type nested in the one that declares T, reflection answers with what holds
    // for most members of the nested type; that is not to be foreseen, and of no use.
    private static NullabilityState StateOf(ITypeParameterSymbol parameter) =>
        parameter.HasNotNullConstraint ? NullabilityState.NotNull
        : parameter.HasReferenceTypeConstraint
            ? parameter.ReferenceTypeConstraintNullableAnnotation is NullableAnnotation.Annotated ? NullabilityState.Nullable : NullabilityState.NotNull
        : parameter.ConstraintTypes.IsEmpty ? NullabilityState.Nullable
        : NullabilityState.Unknown;

    private static NullabilityState? FlowState(IEnumerable<AttributeData> attributes, ITypeSymbol type)
    {
        var names = attributes
            .Where(attribute => attribute.AttributeClass?.ContainingNamespace.ToDisplayString() == FlowAttributes)
            .Select(attribute => attribute.AttributeClass!.Name)
            .ToArray();
        return names.Contains("NotNullAttribute") ? NullabilityState.NotNull
            : (names.Contains("MaybeNullAttribute") || names.Contains("MaybeNullWhenAttribute")) && !type.IsValueType ? NullabilityState.Nullable
            : null;
    }

    private static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, IsDefinition: false } nullable ? nullable.TypeArguments[0] : type;
}
