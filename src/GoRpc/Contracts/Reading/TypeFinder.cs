using System.Reflection;

namespace GoRpc.Contracts.Reading;

/// <summary>Types that a contract does not mention by itself.</summary>
internal static class TypeFinder
{
    /// <summary>The type of a full name, or null. A name without assembly is looked for beside the type that mentions it first.</summary>
    public static Type? Find(string name, Type beside) =>
        // An assembly of a load context of its own is not found by its name.
        Type.GetType(
            name,
            assembly => assembly.Name == beside.Assembly.GetName().Name ? beside.Assembly : null,
            (assembly, type, _) => (assembly ?? beside.Assembly).GetType(type)) ?? Type.GetType(name);

    /// <summary>Every type of an assembly, apart from those whose own dependencies are not there; they can't be part of the contract.</summary>
    public static IEnumerable<Type> All(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }
}
