using System.Reflection;
using GoRpc.Contracts.Reading;
using ProtoBuf;

namespace GoRpc.Contracts.Checks;

/// <summary>What base and derived messages must say of each other.</summary>
internal static class InheritanceChecks
{
    public static IEnumerable<ContractFault> FindFaults(Type type, MethodInfo? usedBy)
    {
        var includes = Annotation.All(type, Attributes.ProtoInclude).Select(include => (Annotation: include, Type: Inheritance.TypeOf(include, type))).ToArray();
        foreach (var include in includes)
        {
            if (include.Type is null || !include.Type.IsSubclassOf(type))
            {
                yield return InheritanceFaults.NotDerived(type, include.Type, include.Annotation.Text("knownTypeName"), usedBy);
            }
            else if (include.Annotation.Number("DataFormat") == (int)DataFormat.Group)
            {
                yield return InheritanceFaults.Group(type, include.Type, usedBy);
            }
        }

        if (type.IsAbstract && includes.Length == 0)
        {
            yield return InheritanceFaults.AbstractWithoutDerived(type, usedBy);
        }

        foreach (var derived in DerivedFrom(type).Where(derived => Inheritance.BaseOf(derived) is null))
        {
            yield return InheritanceFaults.NotIncluded(type, derived, NumberChecks.NextFree(type), usedBy);
        }

        if (Inheritance.BaseOf(type) is null && FindLosingBase(type) is { } parent)
        {
            yield return InheritanceFaults.NotIncluded(parent, type, NumberChecks.NextFree(parent), usedBy);
        }
    }

    // A value of such a type may stand where its base is declared, and would lose what it adds.
    private static IEnumerable<Type> DerivedFrom(Type type) =>
        type.IsSealed || type.IsValueType || Annotation.Find(type, Attributes.ProtoContract)?.IsTrue("IgnoreUnknownSubTypes") == true
            ? []
            : Inheritance.DerivedInItsAssembly(type).Where(MessageReader.HasContract);

    // Members of a base type that does not include the derived one would not travel with it.
    private static Type? FindLosingBase(Type type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (MessageReader.HasContract(parent) || MessageChecks.HasFields(parent))
            {
                return parent;
            }
        }

        return null;
    }
}
