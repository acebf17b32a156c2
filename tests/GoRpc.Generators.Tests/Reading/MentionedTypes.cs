using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GoRpc.Generators.Tests.Reading;

/// <summary>The types of a compilation that can be read: those it declares, and the closed generic ones that its source mentions.</summary>
internal static class MentionedTypes
{
    public static IReadOnlyList<INamedTypeSymbol> Of(Compilation compilation)
    {
        var types = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var node in tree.GetRoot().DescendantNodes())
            {
                var symbol = node switch
                {
                    BaseTypeDeclarationSyntax declaration => model.GetDeclaredSymbol(declaration),
                    GenericNameSyntax name => model.GetSymbolInfo(name).Symbol,
                    _ => null,
                };
                if (symbol is INamedTypeSymbol { IsUnboundGenericType: false } type && !HasParameters(type))
                {
                    types.Add(type);
                }
            }
        }

        return [.. types];
    }

    /// <summary>The same type as reflection has it.</summary>
    public static Type Load(ITypeSymbol symbol, Assembly assembly) => symbol switch
    {
        IArrayTypeSymbol array => array.IsSZArray ? Load(array.ElementType, assembly).MakeArrayType() : Load(array.ElementType, assembly).MakeArrayType(array.Rank),
        INamedTypeSymbol { IsGenericType: true, IsDefinition: false } generic => Definition(generic, assembly).MakeGenericType([.. ArgumentsOf(generic).Select(argument => Load(argument, assembly))]),
        INamedTypeSymbol named => Definition(named, assembly),
        _ => typeof(object),
    };

    private static Type Definition(INamedTypeSymbol symbol, Assembly assembly)
    {
        var name = NameOf(symbol);
        return assembly.GetType(name) ?? AppDomain.CurrentDomain.GetAssemblies().Select(loaded => loaded.GetType(name)).OfType<Type>().First(type => type.IsVisible);
    }

    private static string NameOf(INamedTypeSymbol symbol) =>
        symbol.ContainingType is { } outer ? $"{NameOf(outer)}+{symbol.MetadataName}"
        : symbol.ContainingNamespace.IsGlobalNamespace ? symbol.MetadataName
        : $"{symbol.ContainingNamespace.ToDisplayString()}.{symbol.MetadataName}";

    private static IEnumerable<ITypeSymbol> ArgumentsOf(INamedTypeSymbol? symbol) =>
        symbol is null ? [] : ArgumentsOf(symbol.ContainingType).Concat(symbol.TypeArguments);

    private static bool HasParameters(ITypeSymbol symbol) => symbol switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => HasParameters(array.ElementType),
        INamedTypeSymbol named => ArgumentsOf(named).Any(HasParameters),
        _ => false,
    };
}
