using GoRpc.Contracts;
using GoRpc.Generators.Emit.Names;

namespace GoRpc.Generators.Emit.Messages;

/// <summary>Emits what writes a message as JSON.</summary>
internal sealed partial class WriteCode
{
    /// <summary>The statements that write one level of a message as JSON.</summary>
    public string WriteJson(MessageContract level)
    {
        var fields = level.Fields.Select((field, position) => new JsonFieldCode(field, "", scope).WriteJson(ValueOf(level, field, position)));
        var subtype = level.Derived.Count == 0 ? Exact(level) : [Dispatch(level, Begin, none: "")];
        return string.Join("\n", ["writer.BeginMessage();", .. subtype, .. fields, "writer.EndMessage();"]);

        string Begin(DerivedContract derived) => $"""
            writer.WriteName({CSharp.Literal(JsonNames.Quote(JsonNames.NameOf(derived)))}u8);
            {MethodOf("WriteJson", derived.Message)}(ref writer, {LocalOf(derived)});
            """;
    }
}
