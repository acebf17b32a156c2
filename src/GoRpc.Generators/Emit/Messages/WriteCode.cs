using System.Globalization;
using GoRpc.Contracts;
using GoRpc.Generators.Emit.Names;

namespace GoRpc.Generators.Emit.Messages;

/// <summary>Emits the size pass and the write pass of a message: one call per field, in the order of the numbers, derived types in front.</summary>
internal sealed partial class WriteCode(MemberAccess members, EmitScope scope)
{
    /// <summary>The statements that measure one level of a message.</summary>
    public string Measure(MessageContract level)
    {
        var fields = level.Fields.Select((field, position) => CodeOf(field).Measure(ValueOf(level, field, position))).ToList();
        if (level.Derived.Count == 0)
        {
            return string.Join("\n", [.. Exact(level), $"return {Sum(fields)};"]);
        }

        return $$"""
            int size;
            {{Dispatch(level, derived => $"size = {Size(derived)} + trail.EndMessage(trail.BeginMessage(), {MethodOf("Measure", derived.Message)}({LocalOf(derived)}, trail));", "size = 0;")}}

            return {{Sum([.. fields.Prepend("size")])}};
            """;
    }

    /// <summary>The statements that write one level of a message.</summary>
    public string Write(MessageContract level)
    {
        var fields = level.Fields.Select((field, position) => CodeOf(field).Write(ValueOf(level, field, position)));
        return level.Derived.Count == 0
            ? string.Join("\n", [.. Exact(level), .. fields])
            : $$"""
                {{Dispatch(level, Begin, none: "")}}

                {{string.Join("\n", fields)}}
                """;

        string Begin(DerivedContract derived) => $"""
            var end = writer.BeginMessage({Hierarchy.TagOf(derived)});
            {MethodOf("Write", derived.Message)}(ref writer, {LocalOf(derived)});
            writer.EndMessage(end);
            """;
    }

    /// <summary>The method that measures, writes or reads one message of a hierarchy.</summary>
    public string MethodOf(string verb, MessageContract message) => verb + scope.NameOf(message);

    private static string Sum(List<string> sizes) => sizes.Count == 0 ? "0" : $"""
        checked(
            {string.Join("\n    + ", sizes)})
        """;

    private static string LocalOf(DerivedContract derived) => "derived" + derived.Number.ToString(CultureInfo.InvariantCulture);

    private static string Size(DerivedContract derived) => SizeOf(((uint)derived.Number << 3) | ValueCodecNames.Length).ToString(CultureInfo.InvariantCulture);

    private static int SizeOf(uint tag) => tag < 1 << 7 ? 1 : tag < 1 << 14 ? 2 : tag < 1 << 21 ? 3 : tag < 1 << 28 ? 4 : 5;

    // Members of a type that the contract does not know would be lost without a word.
    private static IEnumerable<string> Exact(MessageContract level) =>
        level.Type is { IsValueType: false, IsSealed: false } ? ["Subtypes.RequireExactly(value);"] : [];

    private static string Dispatch(MessageContract level, Func<DerivedContract, string> each, string none)
    {
        // The last declared is asked first, as the run time asks.
        var branches = level.Derived.Reverse().Select(derived => $$"""
            if (value is {{CSharp.Type(derived.Message.Type!)}} {{LocalOf(derived)}})
            {
                {{CSharp.Indent(each(derived))}}
            }
            """);
        return $$"""
            {{string.Join("\nelse ", branches)}}
            else
            {
                Subtypes.RequireExactly(value);{{(none.Length == 0 ? "" : "\n    " + none)}}
            }
            """;
    }

    private FieldCode CodeOf(FieldContract field) => new(field, "", scope);

    private string ValueOf(MessageContract level, FieldContract field, int position) =>
        level.Type is null ? scope.ValueOf(level, position, "value") : members.Read(field, "value");
}
