using System.Globalization;
using GoRpc.Generators.Emit.Names;

namespace GoRpc.Generators.Emit.Messages;

/// <summary>Names for the local variables of one method, no two the same.</summary>
internal sealed class LocalNames
{
    private readonly HashSet<string> _taken = ["reader", "result", "value"];

    /// <summary>A name like that of a member.</summary>
    public string Of(string member)
    {
        var text = Identifiers.Of(member);
        var name = char.ToLowerInvariant(text[0]) + text.Substring(1);

        // Those that the generator makes itself end with a digit or are reserved.
        var unique = char.IsDigit(name[name.Length - 1]) || name is "tag" ? name + "_" : name;
        for (var number = 2; !_taken.Add(unique); number++)
        {
            unique = $"{name}_{number.ToString(CultureInfo.InvariantCulture)}";
        }

        return CSharp.Identifier(unique);
    }
}
