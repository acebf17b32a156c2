using GoRpc.Contracts;
using GoRpc.Contracts.Reading;
using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Hints;

/// <summary>GORPC303: contracts that are sound and can't be compiled.</summary>
internal static class RunTimeHints
{
    public static IEnumerable<ContractFault> Of(ServiceReading service, SymbolContext context)
    {
        if (service.Faults.Count > 0 || service.OutOfReach.FirstOrDefault() is not { } type)
        {
            yield break;
        }

        var beyond = context.Of(type);
        var isForeign = Reach.IsForeign(beyond, context);
        var hidesMembers = !isForeign && type.IsGenericType && Reach.IsVisible(type);
        yield return new ContractFault(
            "GORPC303",
            Place.Of(context.Of(service.Interface), null),
            isForeign
                ? $"carries '{Describe.Type(beyond)}' of the assembly '{type.ContainingAssembly.Name}'"
                : hidesMembers ? $"carries '{Describe.Type(beyond)}', which is generic and has private members, setters or constructors"
                : $"{(SymbolEqualityComparer.Default.Equals(type, service.Interface) ? "is" : $"carries '{Describe.Type(beyond)}', which is")} private to another type or file",
            "Code is generated for what the compiler knows whole and other types can see; this contract is bound by reflection when it is first used, and not at all in a native program",
            isForeign ? "Move the type beside the interface, or leave it"
            : hidesMembers ? "Make them internal or public, or leave it"
            : $"Make '{Describe.Type(beyond)}' internal or public, or leave it");
    }
}
