using GoRpc.Contracts;
using GoRpc.Generators.Emit.Names;

namespace GoRpc.Generators.Emit.Messages;

/// <summary>
/// Emits how a message is read from JSON: a local variable per field, of derived types as well, for the members of an object have no order
/// and the one that says which type it is may come last; then a value of that type, made of the variables.
/// </summary>
internal sealed class JsonReadCode
{
    private readonly List<MessageContract> _levels;
    private readonly List<JsonFieldCode> _fields;
    private readonly EmitScope _scope;

    public JsonReadCode(MessageContract root, EmitScope scope)
    {
        _scope = scope;
        _levels = [.. Hierarchy.AllOf(root)];
        var locals = new LocalNames();
        _fields = [.. _levels.SelectMany(level => level.Fields).Select(field => new JsonFieldCode(field, locals.Of(field.Name), scope))];
    }

    /// <summary>The statements.</summary>
    public string Emit(ConstructionCode construction)
    {
        var starts = _fields.Select(field => field.Start() + "\n");
        var subtype = _levels.Count == 1 ? "" : "var subtype1 = 0;\n";
        return $"{string.Concat(starts)}{subtype}{Loop(_levels[0])}\n\n{Result(construction)}";
    }

    private string Loop(MessageContract level)
    {
        var position = _levels.IndexOf(level);
        var (fields, field) = ($"fields{position + 1}", $"field{position + 1}");
        var cases = _fields.Where(code => level.Fields.Contains(code.Field)).Select(code => code.ReadJson())
            .Concat(level.Derived.Select(derived => $"""
                subtype1 = reader.ChooseSubtype(subtype1, {position}, {_levels.IndexOf(derived.Message)});
                {Loop(derived.Message)}
                """))
            .Select((read, index) => $"""
                case {index}:
                    {CSharp.Indent(read)}
                    break;
                """);
        return $$"""
            var {{fields}} = reader.BeginMessage({{_scope.CodecOf(level)}}.JsonFields);
            while (reader.NextField(ref {{fields}}) is >= 0 and var {{field}})
            {
                switch ({{field}})
                {
                    {{CSharp.Indent(CSharp.Indent(string.Join("\n", cases)))}}
                }
            }
            """;
    }

    private string Result(ConstructionCode construction)
    {
        if (_levels.Count == 1)
        {
            return string.Join("\n", Make(_levels[0], construction));
        }

        var cases = _levels.Select((level, position) => $$"""
            case {{position}}:
            {
                {{CSharp.Indent(string.Join("\n", Make(level, construction)))}}
            }
            """);
        return $$"""
            switch (subtype1)
            {
                {{CSharp.Indent(string.Join("\n", cases))}}
                default:
                    return null;
            }
            """;
    }

    private IEnumerable<string> Make(MessageContract level, ConstructionCode construction)
    {
        if (level.Type is null)
        {
            return [$"return {_scope.Construct(level, _fields.Select(code => code.Finish()))};"];
        }

        if (level.Type.IsAbstract)
        {
            return [$"reader.FailAbstract({CSharp.Literal(level.Name)});", "return null;"];
        }

        var parts = Hierarchy.LevelsOf(level).SelectMany(part => part.Fields).ToList();
        return construction.Emit(level, [.. _fields.Where(code => parts.Contains(code.Field))]);
    }
}
