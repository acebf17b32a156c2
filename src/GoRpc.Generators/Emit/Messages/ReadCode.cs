using GoRpc.Contracts;
using GoRpc.Generators.Emit.Names;

namespace GoRpc.Generators.Emit.Messages;

/// <summary>
/// Emits how one message is read: a local variable per field that starts at its zero, a loop over the tags, then a value made of the
/// variables. The next tag is guessed, for senders write fields in order, and the guess saves the choice between all of them.
/// </summary>
internal sealed class ReadCode
{
    private readonly IReadOnlyList<MessageContract> _levels;
    private readonly IReadOnlyList<FieldCode> _fields;
    private readonly MessageContract _message;
    private readonly EmitScope _scope;

    public ReadCode(MessageContract message, EmitScope scope)
    {
        _message = message;
        _scope = scope;
        _levels = Hierarchy.LevelsOf(message);
        var locals = new LocalNames();
        _fields = [.. _levels.SelectMany(level => level.Fields).Select(field => new FieldCode(field, locals.Of(field.Name), scope))];
    }

    /// <summary>The statements.</summary>
    public string Emit(ConstructionCode construction)
    {
        var starts = _fields.Select(field => field.Start() + "\n");
        return $"{string.Concat(starts)}{Loop(0)}\n\n{string.Join("\n", Result(construction))}";
    }

    private IEnumerable<string> Result(ConstructionCode construction) => _message.Type is null
        ? [$"return {_scope.Construct(_message, _fields.Select(field => field.Finish()))};"]
        : construction.Emit(_message, _fields);

    private string Loop(int depth)
    {
        var level = _levels[depth];
        var tag = depth == 0 ? "tag" : $"tag{depth + 1}";
        var cases = _fields.Where(field => level.Fields.Contains(field.Field))
            .SelectMany(field => field.Reads())
            .Concat(level.Derived.Select(derived => (Tag: Hierarchy.TagOf(derived), Read: ReadDerived(derived, depth))))
            .ToList();
        var known = $"[{string.Join(", ", cases.Select(entry => entry.Tag))}]";
        if (cases.Count == 0)
        {
            return $$"""
                while (reader.NextTag() is > 0 and var {{tag}})
                {
                    reader.SkipUnknown({{tag}}, []);
                }
                """;
        }

        var bodies = cases.Select((entry, position) => $$"""
            case {{entry.Tag}}:
                {{CSharp.Indent(entry.Read)}}{{Guess(cases, position)}}
                break;
            """);
        return $$"""
            while (reader.NextTag() is > 0 and var {{tag}})
            {
                switch ({{tag}})
                {
                    {{CSharp.Indent(CSharp.Indent(string.Join("\n", bodies)))}}
                    default:
                        reader.SkipUnknown({{tag}}, {{known}});
                        break;
                }
            }
            """;
    }

    private static string Guess(List<(string Tag, string Read)> cases, int position) => position + 1 == cases.Count
        ? ""
        : $$"""

                if (reader.TryTag({{cases[position + 1].Tag}}))
                {
                    goto case {{cases[position + 1].Tag}};
                }

            """;

    private string ReadDerived(DerivedContract derived, int depth)
    {
        if (depth + 1 >= _levels.Count || _levels[depth + 1] != derived.Message)
        {
            return $"reader.Fail({CSharp.Literal($"it holds both '{_message.Name}' and '{derived.Message.Name}'")});";
        }

        var outer = $"outer{depth + 1}";
        return $"""
            var {outer} = reader.EnterMessage();
            {Loop(depth + 1)}
            reader.LeaveMessage({outer});
            """;
    }
}
