using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace GoRpc.Contracts.Reading;

/// <summary>
/// A type without contract attributes whose one constructor takes exactly its members: a positional record, a tuple, a KeyValuePair.
/// Its members are numbered in the constructor's order, as protobuf-net does it.
/// </summary>
internal static class TupleShape
{
    /// <summary>The members in the constructor's order, or null when the type is no tuple.</summary>
    public static IReadOnlyList<MemberInfo>? TryRead(Type type)
    {
        if (type.IsAbstract || type.IsPrimitive || type.IsEnum)
        {
            return null;
        }

        var isRecord = IsRecord(type);
        var members = MembersOf(type, isRecord);
        var isOpen = isRecord || type.Name.Contains("Tuple", StringComparison.OrdinalIgnoreCase);
        if (members.Count == 0 || !(isOpen || members.TrueForAll(IsReadOnly)))
        {
            return null;
        }

        var matches = type.GetConstructors().Select(constructor => Match(constructor, members)).OfType<IReadOnlyList<MemberInfo>>().ToArray();
        return matches.Length == 1 ? matches[0] : null;
    }

    public static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$") is not null
        || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic, [typeof(StringBuilder)]) is not null);

    /// <summary>Whether a property has no value of its own.</summary>
    public static bool IsComputed(PropertyInfo property) =>
        !property.CanWrite
        && property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic) is null;

    // A property that a record computes from the others is no part of the value.
    private static List<MemberInfo> MembersOf(Type type, bool isRecord) =>
    [
        .. type.GetProperties().Where(property => property.GetIndexParameters().Length == 0 && !(isRecord && IsComputed(property))),
        .. type.GetFields(BindingFlags.Instance | BindingFlags.Public),
    ];

    private static bool IsReadOnly(MemberInfo member) => member switch
    {
        FieldInfo field => field.IsInitOnly,
        PropertyInfo property => property.GetSetMethod() is not { } setter
            || setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)),
        _ => false,
    };

    private static MemberInfo[]? Match(ConstructorInfo constructor, List<MemberInfo> members)
    {
        var parameters = constructor.GetParameters();
        if (parameters.Length != members.Count)
        {
            return null;
        }

        var matched = parameters.Select(parameter => members.Find(member =>
            string.Equals(member.Name, parameter.Name, StringComparison.OrdinalIgnoreCase) && TypeOf(member) == parameter.ParameterType));
        return matched.OfType<MemberInfo>().Distinct().ToArray() is { } all && all.Length == members.Count ? all : null;
    }

    private static Type TypeOf(MemberInfo member) => member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;
}
