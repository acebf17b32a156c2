using System.Collections;
using System.Reflection;
using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts.Checks;

/// <summary>What a message must be, apart from its fields.</summary>
internal static class MessageChecks
{
    private static readonly string[] Callbacks =
    [
        "ProtoBuf.ProtoBeforeSerializationAttribute", "ProtoBuf.ProtoAfterSerializationAttribute",
        "ProtoBuf.ProtoBeforeDeserializationAttribute", "ProtoBuf.ProtoAfterDeserializationAttribute",
        "System.Runtime.Serialization.OnSerializingAttribute", "System.Runtime.Serialization.OnSerializedAttribute",
        "System.Runtime.Serialization.OnDeserializingAttribute", "System.Runtime.Serialization.OnDeserializedAttribute",
    ];

    /// <summary>Whether a type that has to be a message by itself is something else; null when it may be one.</summary>
    public static ContractFault? FindKindFault(Type type, MethodInfo? usedBy) =>
        ScalarKinds.IsScalar(type) || type.IsEnum || type.IsInterface || type.IsArray || type == typeof(object)
        || (!MessageReader.HasContract(type) && CollectionShape.TryRead(type) is not null)
            ? MessageFaults.NotAMessage(type, usedBy)
            : null;

    /// <summary>The faults of a type that is a data contract or a tuple.</summary>
    public static IEnumerable<ContractFault> FindFaults(Type type, MethodInfo? usedBy) =>
        MessageReader.HasContract(type) ? FindContractFaults(type, usedBy) : [];

    /// <summary>Whether a type marks members as fields.</summary>
    public static bool HasFields(Type type) => MemberReader.MembersOf(type).Any(member => MemberReader.IsMarked(type, member));

    private static IEnumerable<ContractFault> FindContractFaults(Type type, MethodInfo? usedBy)
    {
        if (Annotation.Find(type, Attributes.ProtoContract) is { } contract)
        {
            foreach (var (feature, instead) in UnsupportedFeatures(contract))
            {
                yield return MessageFaults.UnsupportedFeature(type, feature, instead, usedBy);
            }
        }

        foreach (var callback in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(method => Callbacks.Any(attribute => Annotation.IsOn(method, attribute))))
        {
            yield return MessageFaults.Callback(callback, usedBy);
        }

        if (typeof(IEnumerable).IsAssignableFrom(type) && !ValueReader.IsSingle(type))
        {
            yield return MessageFaults.IsCollection(type, usedBy);
        }

        if (FindForgottenMember(type) is { } forgotten)
        {
            yield return MessageFaults.NoFields(type, forgotten, usedBy);
        }

        if (Annotation.All(type, Attributes.ProtoPartialMember).FirstOrDefault(partial => !HasMember(type, partial.Text("MemberName"))) is { } lost)
        {
            yield return MessageFaults.PartialMemberMissing(type, lost.Text("MemberName"), usedBy);
        }

        foreach (var fault in InheritanceChecks.FindFaults(type, usedBy))
        {
            yield return fault;
        }
    }

    private static IEnumerable<(string Feature, string Instead)> UnsupportedFeatures(Annotation contract)
    {
        if (contract.Has("Surrogate"))
        {
            yield return ("a Surrogate", "Use the surrogate type itself in the contract, and convert on both sides");
        }

        if (contract.Has("Serializer"))
        {
            yield return ("a Serializer of its own", "Use a type that the contract can describe, or 'byte[]' for bytes of your own making");
        }

        if (contract.IsTrue("IsGroup"))
        {
            yield return ("IsGroup = true", "Remove it: groups are not part of proto3");
        }

        if (contract.IsTrue("AsReferenceDefault"))
        {
            yield return ("AsReferenceDefault = true", "Remove it, and send a key where two places mean the same object");
        }

        if (contract.Number("ImplicitFields") is > 0)
        {
            yield return ("ImplicitFields", "Write [ProtoMember(n)] on each member: numbers that follow from the names change when a member is added");
        }

        if (contract.IsTrue("InferTagFromName"))
        {
            yield return ("InferTagFromName = true", "Write a number on each member: numbers that follow from the names change when a member is added");
        }
    }

    // A contract that declares nothing is an empty message; one with members of which none is marked would lose them all.
    private static MemberInfo? FindForgottenMember(Type type)
    {
        if (HasFields(type) || Inheritance.IncludesOf(type).Count > 0)
        {
            return null;
        }

        return MemberReader.MembersOf(type).FirstOrDefault(member => !MemberReader.IsIgnored(type, member) && member switch
        {
            PropertyInfo property => property.GetMethod is { IsPublic: true } && !TupleShape.IsComputed(property),
            FieldInfo field => field.IsPublic,
            _ => false,
        });
    }

    private static bool HasMember(Type type, string? name) => MemberReader.MembersOf(type).Any(member => member.Name == name);
}
