using System.Reflection;
using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts.Checks;

/// <summary>What an interface must be to be a service.</summary>
internal static class ServiceChecks
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The fault that keeps a type from being read at all, or null.</summary>
    public static ContractFault? FindFault(Type type) =>
        !type.IsInterface ? ServiceFaults.NotAnInterface(type)
        : type.ContainsGenericParameters ? ServiceFaults.OpenGeneric(type)
        : !ServiceNames.IsService(type) ? ServiceFaults.NotAService(type)
        : null;

    /// <summary>The faults of an interface that is a service or contributes to one; those of its methods are found with them.</summary>
    public static IEnumerable<ContractFault> FindFaults(Type type)
    {
        if (ServiceNames.IsService(type) && FindNameFault(type) is { } fault)
        {
            yield return fault;
        }

        if (ServiceNames.IsService(type) && Annotation.IsOn(type, Attributes.SubService))
        {
            yield return ServiceFaults.SubServiceIsService(type);
        }

        foreach (var member in type.GetMembers(Declared).Where(IsNoMethod))
        {
            yield return ServiceFaults.NotAMethod(member);
        }
    }

    private static ContractFault? FindNameFault(Type type)
    {
        var isDefault = ServiceNames.Explicit(type) is null && !ServiceNames.IsMarked(type);
        return isDefault && type.Name is ['I', ..] and not ['I', >= 'A' and <= 'Z', ..] ? ServiceFaults.LostLetter(type)
            : isDefault && string.IsNullOrEmpty(type.Namespace) ? ServiceFaults.NoNamespace(type)
            : !MessageNames.IsDotted(ServiceNames.Of(type)) ? ServiceFaults.InvalidName(type)
            : null;
    }

    // Members with a body are the interface's own business.
    private static bool IsNoMethod(MemberInfo member) => member switch
    {
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(accessor => accessor.IsAbstract),
        EventInfo @event => @event.AddMethod is { IsAbstract: true },
        MethodInfo method => method is { IsAbstract: true, IsStatic: true, IsSpecialName: false },
        _ => false,
    };
}
