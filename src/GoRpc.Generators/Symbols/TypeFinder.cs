namespace GoRpc.Generators.Symbols;

/// <summary>Types that a contract does not mention by itself; the reading over reflection has its own.</summary>
internal static class TypeFinder
{
    public static Type? Find(string name, Type beside)
    {
        var parts = name.Split([','], 2);
        var type = parts[0].Trim();
        var isBeside = parts.Length == 1 || AssemblyNameIn(parts[1]) == beside.Symbol.ContainingAssembly.Name;
        return (isBeside ? beside.Assembly.GetType(type) : null) ?? beside.Context.Find(type);
    }

    public static IEnumerable<Type> All(Assembly assembly) => assembly.GetTypes();

    private static string AssemblyNameIn(string text) => text.Split(',')[0].Trim();
}
