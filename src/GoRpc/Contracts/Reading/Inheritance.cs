using System.Reflection;
using System.Runtime.CompilerServices;

namespace GoRpc.Contracts.Reading;

/// <summary>How messages inherit: a base type names its derived types with [ProtoInclude].</summary>
internal static class Inheritance
{
    private static readonly ConditionalWeakTable<Assembly, ILookup<Type, Type>> DerivedTypes = new();

    /// <summary>The derived types that a type names, with the numbers of their fields.</summary>
    public static IReadOnlyList<(int Number, Type Type)> IncludesOf(Type type) =>
        [.. Annotation.All(type, Attributes.ProtoInclude)
            .Select(include => (include.Number("tag") ?? 0, TypeOf(include, type)!))
            .Where(include => include.Item2 is not null && include.Item2.IsSubclassOf(type))
            .OrderBy(include => include.Item1)];

    /// <summary>The nearest base type that names a type as derived from it, or null.</summary>
    public static Type? BaseOf(Type type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (IncludesOf(parent).Any(include => include.Type == type))
            {
                return parent;
            }
        }

        return null;
    }

    /// <summary>The derived type that an attribute names, by type or by name; null when there is none.</summary>
    public static Type? TypeOf(Annotation include, Type declaring) =>
        include.Type("knownType")
        ?? (include.Text("knownTypeName") is { } name ? TypeFinder.Find(name, declaring) : null);

    /// <summary>The types that derive from a type directly and lie in the same assembly.</summary>
    public static IEnumerable<Type> DerivedInItsAssembly(Type type) =>
        // Types are added to a dynamic assembly while it lives.
        (type.Assembly.IsDynamic ? ByBase(type.Assembly) : DerivedTypes.GetValue(type.Assembly, ByBase))[type].OrderBy(derived => derived.FullName, StringComparer.Ordinal);

    private static ILookup<Type, Type> ByBase(Assembly assembly) =>
        TypeFinder.All(assembly).Where(type => type.BaseType is not null).ToLookup(type => type.BaseType!);
}
