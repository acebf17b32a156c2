using System.Reflection;
using GoRpc.Contracts.Checks;
using ProtoBuf;

namespace GoRpc.Contracts.Reading;

/// <summary>Finds the members of a type that are fields of its message, and their numbers.</summary>
internal sealed class MemberReader(ContractReading reading)
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The fields to be; a member whose number is missing or impossible is reported and left out.</summary>
    public IReadOnlyList<FieldSource> Read(Type type, CompatibilityLevel level)
    {
        if (!MessageReader.HasContract(type))
        {
            return [.. TupleShape.TryRead(type)!.Select((member, index) => SourceOf(type, member, index + 1, null, level))];
        }

        return [.. MembersOf(type)
            .Where(member => !IsIgnored(type, member))
            .Select(member => ReadMember(type, member, level))
            .OfType<FieldSource>()
            .OrderBy(source => source.Number)];
    }

    /// <summary>The properties and fields that a type declares itself, without those that the compiler made.</summary>
    public static IEnumerable<MemberInfo> MembersOf(Type type) =>
        type.GetMembers(Declared).Where(member => member switch
        {
            PropertyInfo property => property.GetIndexParameters().Length == 0 && property.Name != "EqualityContract",
            FieldInfo field => !field.Name.StartsWith('<'),
            _ => false,
        });

    /// <summary>Whether the author said that a member is no part of the message.</summary>
    public static bool IsIgnored(Type type, MemberInfo member) =>
        Annotation.IsOn(member, Attributes.ProtoIgnore)
        || Annotation.IsOn(member, Attributes.IgnoreDataMember)
        || Annotation.All(type, Attributes.ProtoPartialIgnore).Any(ignored => ignored.Text("MemberName") == member.Name);

    /// <summary>Whether an attribute makes a member a field.</summary>
    public static bool IsMarked(Type type, MemberInfo member) => Find(type, member) is not (null, null);

    private static (Annotation? Proto, Annotation? Data) Find(Type type, MemberInfo member) =>
    (
        Annotation.Find(member, Attributes.ProtoMember)
            ?? Annotation.All(type, Attributes.ProtoPartialMember).FirstOrDefault(partial => partial.Text("MemberName") == member.Name),
        UsesProtoMembersOnly(type) ? null : Annotation.Find(member, Attributes.DataMember));

    private FieldSource? ReadMember(Type type, MemberInfo member, CompatibilityLevel level)
    {
        var (proto, data) = Find(type, member);
        if ((proto ?? data) is not { } annotation)
        {
            return null;
        }

        var faults = MemberChecks.FindFaults(type, member, annotation, isProto: proto is not null, reading.Method).ToList();
        faults.ForEach(reading.Report);
        if (faults.Count > 0)
        {
            return null;
        }

        return SourceOf(type, member, NumberOf(type, annotation, isProto: proto is not null), proto, level) with { GivenName = annotation.Text("Name") };
    }

    // protobuf-net lets a type shift all its [DataMember] numbers at once.
    private static int NumberOf(Type type, Annotation annotation, bool isProto) =>
        isProto
            ? annotation.Number("tag")!.Value
            : annotation.Number("Order")!.Value + (Annotation.Find(type, Attributes.ProtoContract)?.Number("DataMemberOffset") ?? 0);

    private static bool UsesProtoMembersOnly(Type type) => Annotation.Find(type, Attributes.ProtoContract)?.IsTrue("UseProtoMembersOnly") == true;

    private FieldSource SourceOf(Type type, MemberInfo member, int number, Annotation? proto, CompatibilityLevel level)
    {
        var nullability = member is PropertyInfo property ? reading.Nullability.Create(property) : reading.Nullability.Create((FieldInfo)member);
        var map = Annotation.Find(member, Attributes.ProtoMap);
        return new FieldSource(number, member.Name, nullability.Type, nullability, Compatibility.Of(member, level), Place.OfMember(type, member.Name, reading.Method))
        {
            Member = member,
            Rules = RuleReader.Of(type, member),
            DisplayName = RuleReader.DisplayNameOf(type, member),
            Format = (DataFormat)(proto?.Number("DataFormat") ?? 0),
            KeyFormat = (DataFormat)(map?.Number("KeyFormat") ?? 0),
            ValueFormat = (DataFormat)(map?.Number("ValueFormat") ?? 0),
        };
    }
}
