using System.CommandLine;
using System.CommandLine.Parsing;

namespace GoRpc.Bench.Commands;

/// <summary>An option that takes names out of a list, apart by spaces or commas; all of the list when it is not given.</summary>
internal static class NameListOption
{
    public static Option<IReadOnlyList<string>> Create(string name, string description, IReadOnlyList<string> names) => new(name)
    {
        Description = $"{description} [default: all of {string.Join(' ', names)}]",
        HelpName = "names",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
        CustomParser = result => Parse(result, name, names),
    };

    public static IReadOnlyList<string> Read(ParseResult result, Option<IReadOnlyList<string>> option, IReadOnlyList<string> names) =>
        result.GetValue(option) is { Count: > 0 } given ? given : names;

    private static List<string> Parse(ArgumentResult result, string option, IReadOnlyList<string> names)
    {
        var given = result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        var unknown = given.Except(names).ToList();
        if (unknown.Count > 0 || given.Count == 0)
        {
            var found = given.Count == 0 ? "is empty" : $"has no '{string.Join("', '", unknown)}'";
            result.AddError($"{option} {found}. Type one or more of: {string.Join(' ', names)}.");
        }

        return given;
    }
}
