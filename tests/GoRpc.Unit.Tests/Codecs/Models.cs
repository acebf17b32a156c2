using System.Reflection;
using GoRpc.Contracts;

namespace GoRpc.Unit.Tests.Codecs;

/// <summary>Contract models made by hand, for what no C# type can express or where the reader is not under test.</summary>
internal static class Models
{
    public static MessageContract Wrapped(params FieldContract[] fields) => new(null, "Test") { Fields = fields };

    public static FieldContract Parameter(int number, string name, Type type, FieldKind kind) => new()
    {
        Number = number,
        Name = name,
        Type = type,
        Cardinality = FieldCardinality.Implicit,
        Value = new FieldValue(kind, type),
    };

    public static FieldContract MessageParameter(int number, string name, MessageContract message) => new()
    {
        Number = number,
        Name = name,
        Type = message.Type!,
        Cardinality = FieldCardinality.Explicit,
        Value = new FieldValue(FieldKind.Message, message.Type!, message),
    };

    public static FieldContract ListParameter(int number, string name, Type type, FieldValue element) => new()
    {
        Number = number,
        Name = name,
        Type = type,
        Cardinality = FieldCardinality.Repeated,
        Value = element,
        IsPacked = element.Kind is not (FieldKind.String or FieldKind.Message),
    };

    public static MessageContract Message<T>(params (string Member, FieldKind Kind)[] members)
    {
        var fields = members.Select((member, index) => new FieldContract
        {
            Number = index + 1,
            Name = member.Member,
            Type = TypeOf(typeof(T).GetMember(member.Member)[0]),
            Cardinality = FieldCardinality.Implicit,
            Value = new FieldValue(member.Kind, TypeOf(typeof(T).GetMember(member.Member)[0])),
            Member = typeof(T).GetMember(member.Member)[0],
        });
        return new MessageContract(typeof(T), typeof(T).Name) { Fields = [.. fields], Constructor = typeof(T).GetConstructor([]) };
    }

    private static Type TypeOf(MemberInfo member) => member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;
}
