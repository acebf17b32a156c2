using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace GoRpc.Codecs.Messages;

/// <summary>Members as their own type declares them.</summary>
internal static class Members
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The property with its private accessors; seen from a derived type it has none.</summary>
    public static PropertyInfo Declared(PropertyInfo property) => property.DeclaringType == property.ReflectedType
        ? property
        : property.DeclaringType!.GetProperties(Any).Single(candidate => candidate.MetadataToken == property.MetadataToken);

    /// <summary>Whether a value can be assigned, be it through a private setter or an init accessor.</summary>
    public static bool IsAssignable(MemberInfo member) => member switch
    {
        PropertyInfo property => Declared(property).CanWrite,
        FieldInfo field => !field.IsInitOnly,
        _ => false,
    };

    /// <summary>The value of a public property that is known by its name.</summary>
    [RequiresUnreferencedCode("The linker does not know which type the owner is of.")]
    public static object? ValueOf(object owner, string property) => owner.GetType().GetProperty(property)!.GetValue(owner);

    [RequiresUnreferencedCode("A compiled message gives its values itself.")]
    public static object? ValueOf(MemberInfo member, object owner) => member switch
    {
        PropertyInfo property => Declared(property).GetValue(owner),
        FieldInfo field => field.GetValue(owner),
        _ => throw new NotSupportedException($"'{member}' is neither a property nor a field."),
    };
}
