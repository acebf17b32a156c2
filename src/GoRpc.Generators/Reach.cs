using GoRpc.Contracts;
using GoRpc.Contracts.Checks;
using GoRpc.Generators.Emit.Messages;
using Microsoft.CodeAnalysis;

namespace GoRpc.Generators;

/// <summary>What generated code can use and what the compiler knows whole.</summary>
internal static class Reach
{
    // What these say of a type rests on its private members.
    private static readonly HashSet<string> OfPrivateMembers = ["GORPC102", "GORPC106", "GORPC131", "GORPC170", "GORPC171"];

    /// <summary>Whether a fault may come from members that a reference to another assembly does not show.</summary>
    public static bool IsUnsure(ContractFault fault, SymbolContext context) =>
        fault.Subject?.Declaration is Type type && OfPrivateMembers.Contains(fault.Id) && IsForeign(type, context);

    /// <summary>The types of a contract that are out of reach.</summary>
    public static IEnumerable<INamedTypeSymbol> Beyond(ServiceContract contract, SymbolContext context) =>
        contract.Messages.Select(message => message.Type).OfType<Type>()
            .Concat(contract.Enums.Select(found => found.Type))
            .Append(contract.Type)
            .Concat(contract.Messages.SelectMany(message => message.Fields).Select(field => field.Type))
            .Where(type => type.HasSymbol && (!IsVisible(type.Symbol) || contract.Messages.Any(message => message.Type == type && IsBeyond(message, context))))
            .Select(type => type.Symbol)
            .OfType<INamedTypeSymbol>()
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);

    /// <summary>Whether a type comes with another assembly than the project's and the framework's.</summary>
    public static bool IsForeign(Type type, SymbolContext context) =>
        !SymbolEqualityComparer.Default.Equals(type.Symbol.ContainingAssembly, context.Compilation.Assembly) && !ValueChecks.IsOfFramework(type);

    /// <summary>Whether generated code, which lies in the same assembly and in types of its own, can name a type.</summary>
    public static bool IsVisible(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsVisible(array.ElementType),
        INamedTypeSymbol named =>
            named is { IsFileLocal: false, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal }
            && named.TypeArguments.All(IsVisible)
            && (named.ContainingType is null || IsVisible(named.ContainingType)),
        _ => true,
    };

    private static bool IsBeyond(MessageContract message, SymbolContext context) =>
        IsForeign(message.Type!, context) || (message.Type!.IsGenericType && !ValueChecks.IsOfFramework(message.Type) && HidesMembers(message));

    // In a type that is not generic itself, [UnsafeAccessor] does not reach into a closed generic one.
    private static bool HidesMembers(MessageContract message) =>
        message.Constructor is { } constructor && !MemberAccess.IsVisible(constructor.Declaration)
        || message.Fields.SelectMany(PartsOf).Any(part => !MemberAccess.IsVisible(part));

    private static IEnumerable<ISymbol> PartsOf(FieldContract field) => field.Member switch
    {
        FieldInfo info => [info.Symbol],
        PropertyInfo property => new ISymbol?[] { property.Symbol.GetMethod, property.Symbol.SetMethod }.OfType<ISymbol>(),
        _ => [],
    };
}
