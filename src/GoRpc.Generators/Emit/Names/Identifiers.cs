using System.Globalization;
using System.Text;
using GoRpc.Contracts;

namespace GoRpc.Generators.Emit.Names;

/// <summary>Gives contracts names that C# can have: the short one where it is the only one of its kind, else the long one, else a numbered one.</summary>
internal static class Identifiers
{
    /// <summary>A name for each contract, no two of which differ only in case.</summary>
    public static Dictionary<object, string> Assign(IReadOnlyList<object> contracts)
    {
        var shortNames = contracts.ToLookup(contract => Of(ShortName(contract)), StringComparer.OrdinalIgnoreCase);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new Dictionary<object, string>();
        foreach (var contract in contracts)
        {
            var name = Of(ShortName(contract));
            name = shortNames[name].Count() == 1 ? name : Of(LongName(contract));
            var number = 1;
            for (var unique = name; !taken.Add(name); name = unique + "_" + number.ToString(CultureInfo.InvariantCulture))
            {
                number++;
            }

            names.Add(contract, name);
        }

        return names;
    }

    /// <summary>A text with an underscore for everything that no identifier has.</summary>
    public static string Of(string text)
    {
        var name = new StringBuilder();
        foreach (var letter in text)
        {
            name.Append(char.IsLetterOrDigit(letter) ? letter : '_');
        }

        return name.Length == 0 || char.IsDigit(name[0]) ? "_" + name : name.ToString();
    }

    private static string ShortName(object contract) => TypeOf(contract) is { } type ? ShortName(type) : Last(((MessageContract)contract).Name);

    private static string LongName(object contract) => TypeOf(contract) is { } type ? type.ToString() : ((MessageContract)contract).Name;

    private static Type? TypeOf(object contract) => contract switch
    {
        ServiceContract service => service.Type,
        EnumContract found => found.Type,
        _ => ((MessageContract)contract).Type,
    };

    // With the names of its outer types and its arguments, without any namespace.
    private static string ShortName(Type type)
    {
        var tick = type.Name.IndexOf('`');
        var name = tick < 0 ? type.Name : type.Name.Substring(0, tick);
        return string.Join("_", [.. OuterName(type), name, .. type.GetGenericArguments().Select(ShortName)]);
    }

    private static string[] OuterName(Type type) => type.DeclaringType is { } outer ? [ShortName(outer)] : [];

    private static string Last(string name) => name.Substring(name.LastIndexOf('.') + 1);
}
