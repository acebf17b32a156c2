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
    private const BindingFlags PublicInstance = BindingFlags.Instance | BindingFlags.Public;

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
        if (members.Count == 0 || members.Exists(member => MemberReader.IsIgnored(type, member)) || !(isOpen || members.TrueForAll(IsReadOnly)))
        {
            return null;
        }

        var matches = type.GetConstructors().Select(constructor => Match(constructor, members)).OfType<IReadOnlyList<MemberInfo>>().ToArray();
        return matches.Length == 1 ? matches[0] : null;
    }

    /// <summary>Whether the form of a tuple on the wire differs between the compatibility levels.</summary>
    public static bool DependsOnLevel(Type tuple) => DependsOnLevel(tuple, []);

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
        .. type.GetProperties(PublicInstance).Where(property => property.GetIndexParameters().Length == 0 && !(isRecord && IsComputed(property))),
        .. type.GetFields(PublicInstance),
    ];

    private static bool DependsOnLevel(Type type, HashSet<Type> visited)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        if (ScalarKinds.IsScalar(value) || MessageReader.HasContract(value) || !visited.Add(value))
        {
            return ScalarKinds.DependsOnLevel(value);
        }

        return CollectionShape.TryRead(value) is { } collection
            ? DependsOnLevel(collection.ElementType, visited)
            : TryRead(value)?.Any(member => DependsOnLevel(TypeOf(member), visited)) == true;
    }

    private static bool IsReadOnly(MemberInfo member) => member switch
    {
        FieldInfo field => field.IsInitOnly,
        PropertyInfo property => property.GetSetMethod() is not { } setter
            || Array.Exists(setter.ReturnParameter.GetRequiredCustomModifiers(), modifier => modifier == typeof(IsExternalInit)),
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
