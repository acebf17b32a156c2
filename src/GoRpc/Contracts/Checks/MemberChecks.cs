using System.Reflection;
using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts.Checks;

/// <summary>What a member that is marked as a field must be, apart from its type.</summary>
internal static class MemberChecks
{
    public static IEnumerable<ContractFault> FindFaults(Type type, MemberInfo member, Annotation annotation, bool isProto, MethodInfo? usedBy)
    {
        var place = Place.OfMember(type, member.Name, usedBy);
        if (isProto && annotation.Number("tag") is not > 0)
        {
            yield return NumberFaults.NotPositive(place, annotation.Number("tag") ?? 0, NumberChecks.NextFree(type));
        }
        else if (!isProto && !Annotation.IsOn(type, Attributes.DataContract))
        {
            yield return MemberFaults.NotADataContract(place, annotation.Number("Order") is > 0 and var own ? own : NumberChecks.NextFree(type));
        }
        else if (!isProto && annotation.Number("Order") is null)
        {
            yield return NumberFaults.NoOrder(place, NumberChecks.NextFree(type));
        }
        else if (!isProto && annotation.Number("Order") is <= 0 and var order)
        {
            yield return NumberFaults.OrderNotPositive(place, order, NumberChecks.NextFree(type));
        }

        if (member is PropertyInfo { CanRead: false })
        {
            yield return MemberFaults.NotReadable(place);
        }

        foreach (var (feature, instead) in UnsupportedFeatures(type, member, annotation))
        {
            yield return MemberFaults.UnsupportedFeature(place, feature, instead);
        }
    }

    private static IEnumerable<(string Feature, string Instead)> UnsupportedFeatures(Type type, MemberInfo member, Annotation annotation)
    {
        if (annotation.IsTrue("AsReference"))
        {
            yield return ("is sent AsReference", "Remove it, and send a key where two places mean the same object");
        }

        if (annotation.IsTrue("DynamicType"))
        {
            yield return ("is sent as a DynamicType", "Declare a base class with [ProtoInclude]: a type name from the wire is never loaded");
        }

        if (Annotation.IsOn(member, "ProtoBuf.NullWrappedValueAttribute") || Annotation.IsOn(member, "ProtoBuf.NullWrappedCollectionAttribute"))
        {
            yield return ("has [NullWrappedValue] or [NullWrappedCollection]", "Remove it, and put a message with a nullable member into the list");
        }

        if (Annotation.Find(member, "System.ComponentModel.DefaultValueAttribute") is { } defaults && !defaults.IsZero("value"))
        {
            yield return ("has a [DefaultValue] that is not zero, which protobuf-net leaves out", "Remove it: in proto3 only zero and empty are left out");
        }

        if (type.GetProperty(member.Name + "Specified", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)?.PropertyType == typeof(bool))
        {
            yield return ($"has its presence in '{member.Name}Specified', which would not be set at the receiver", $"Make '{member.Name}' nullable and remove '{member.Name}Specified'");
        }

        if (type.GetMethod("ShouldSerialize" + member.Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, [])?.ReturnType == typeof(bool))
        {
            yield return ($"is sent only when 'ShouldSerialize{member.Name}' says so", $"Make '{member.Name}' nullable and remove the method");
        }
    }
}
