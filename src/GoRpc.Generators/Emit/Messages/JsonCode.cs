using GoRpc.Contracts;
using GoRpc.Generators.Emit.Names;

namespace GoRpc.Generators.Emit.Messages;

/// <summary>Emits the JSON of a message: the members of its codec that write and read it.</summary>
internal sealed class JsonCode(MessageContract message, MemberAccess members, EmitScope scope)
{
    private readonly string _type = scope.TypeOf(message);

    public IEnumerable<string> Emit()
    {
        var (write, read) = ($"public void WriteJson(ref JsonWriter writer, {_type} value)", $"public {_type} ReadJson(ref JsonReader reader)");
        yield return "internal static readonly JsonFields JsonFields = new(Contract);";
        if (message.Base is not null)
        {
            // A derived message lies inside its base message, so it always begins at the root.
            var root = $"default({scope.CodecOf(Hierarchy.RootOf(message))})";
            yield return $"{write} => {root}.WriteJson(ref writer, value);";
            yield return $"{read} => Subtypes.Narrow<{_type}>(ref reader, {root}.ReadJson(ref reader));";
            yield break;
        }

        var levels = Hierarchy.AllOf(message).ToList();
        if (levels.Select(JsonNames.FindClash).FirstOrDefault(found => found is not null) is { } clash)
        {
            yield return $"{write} => throw new global::System.NotSupportedException({CSharp.Literal(clash)});";
            yield return $"{read} => throw new global::System.NotSupportedException({CSharp.Literal(clash)});";
            yield break;
        }

        var code = new WriteCode(members, scope);
        yield return Method(write, code.WriteJson(message));
        foreach (var level in levels.Skip(1))
        {
            yield return Method($"private static void {code.MethodOf("WriteJson", level)}(ref JsonWriter writer, {scope.TypeOf(level)} value)", code.WriteJson(level));
        }

        yield return Method(read, new JsonReadCode(message, scope).Emit(new ConstructionCode(members)));
    }

    private static string Method(string signature, string body) => $$"""
        {{signature}}
        {
            {{CSharp.Indent(body)}}
        }
        """;
}
