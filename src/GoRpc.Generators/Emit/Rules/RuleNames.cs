using System.Globalization;
using GoRpc.Contracts;
using GoRpc.Generators.Emit.Names;

namespace GoRpc.Generators.Emit.Rules;

/// <summary>Names for the static fields that hold attributes, and the structs that they are in.</summary>
internal sealed class RuleNames
{
    private readonly Dictionary<RuleContract, (string Struct, string Field)> _names = [];

    /// <summary>Names the rules of one struct.</summary>
    /// <param name="holder">The struct, as any other code of the project names it.</param>
    /// <param name="rules">The rules, each with the field that it stands on; null for the message as a whole.</param>
    public void Add(string holder, IEnumerable<(FieldContract? Field, RuleContract Rule)> rules)
    {
        var taken = new HashSet<string>();
        foreach (var (field, rule) in rules)
        {
            var name = Identifiers.Of((field?.Name ?? "Whole") + RuleWords.Shorten(rule.Type)) + "Rule";
            var unique = name;
            for (var number = 2; !taken.Add(unique); number++)
            {
                unique = name + number.ToString(CultureInfo.InvariantCulture);
            }

            _names[rule] = (holder, unique);
        }
    }

    /// <summary>The field, for code of its own struct.</summary>
    public string FieldOf(RuleContract rule) => _names[rule].Field;

    /// <summary>The field, for any other code.</summary>
    public string PathOf(RuleContract rule) => $"{_names[rule].Struct}.{_names[rule].Field}";
}
