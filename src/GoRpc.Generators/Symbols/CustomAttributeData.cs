using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Symbols;

/// <summary>An attribute as it was written.</summary>
internal sealed class CustomAttributeData
{
    private CustomAttributeData(SymbolContext context, IMethodSymbol constructor, AttributeData? data)
    {
        Data = data;
        AttributeType = context.Of(constructor.ContainingType);
        Constructor = new ConstructorInfo(context, constructor);
        ConstructorArguments = data is null ? [] : [.. data.ConstructorArguments.Select(argument => new CustomAttributeTypedArgument(context, argument))];
        NamedArguments = data is null ? [] : [.. data.NamedArguments.Select(argument => new CustomAttributeNamedArgument(argument.Key, new(context, argument.Value)))];
    }

    /// <summary>The same as the compiler has it; null for one that nobody has written yet.</summary>
    public AttributeData? Data { get; }

    public Type AttributeType { get; }

    public ConstructorInfo Constructor { get; }

    public IList<CustomAttributeTypedArgument> ConstructorArguments { get; }

    public IList<CustomAttributeNamedArgument> NamedArguments { get; }

    /// <summary>An attribute without arguments that nobody has written yet; none when the compilation does not know it.</summary>
    public static IEnumerable<CustomAttributeData> Implied(SymbolContext context, string name) =>
        context.Compilation.GetTypeByMetadataName(name) is { } type ? [new CustomAttributeData(context, type.InstanceConstructors[0], null)] : [];

    /// <summary>The attributes that compile; the compiler reports the others.</summary>
    public static IList<CustomAttributeData> Of(SymbolContext context, IEnumerable<AttributeData> attributes) =>
    [
        .. from attribute in attributes
           let constructor = attribute.AttributeConstructor
           where constructor is not null && constructor.Parameters.Length == attribute.ConstructorArguments.Length
           select new CustomAttributeData(context, constructor, attribute),
    ];
}
