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
            .Where(type => type.HasSymbol && (!IsVisible(type.Symbol) || contract.Messages.Any(message => message.Type == type && HidesGenericMembers(message)) || (!type.IsEnum && !type.IsInterface && contract.Messages.Any(message => message.Type == type) && IsForeign(type, context))))
            .Select(type => type.Symbol)
            .OfType<INamedTypeSymbol>()
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);

    /// <summary>Whether a message is generic and has members that generated code can't name: [UnsafeAccessor] does not reach into a closed generic type.</summary>
    public static bool HidesGenericMembers(MessageContract message) =>
        message.Type is { IsGenericType: true } type && !ValueChecks.IsOfFramework(type)
        && ((message.Constructor is { } constructor && !MemberAccess.IsVisible(constructor.Declaration))
            || message.Fields.Any(field => field.Member switch
            {
                FieldInfo info => !MemberAccess.IsVisible(info.Symbol),
                PropertyInfo property => property.Symbol is { GetMethod: { } getter } && (!MemberAccess.IsVisible(getter) || property.Symbol is { SetMethod: { } setter } && !MemberAccess.IsVisible(setter)),
                _ => false,
            }));

    public static bool IsForeign(Type type, SymbolContext context) =>
        !SymbolEqualityComparer.Default.Equals(type.Symbol.ContainingAssembly, context.Compilation.Assembly) && !ValueChecks.IsOfFramework(type);

    // Generated code lies in the same assembly, in types of its own.
    public static bool IsVisible(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsVisible(array.ElementType),
        INamedTypeSymbol named =>
            named is { IsFileLocal: false, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal }
            && named.TypeArguments.All(IsVisible)
            && (named.ContainingType is null || IsVisible(named.ContainingType)),
        _ => true,
    };
}
