using GoRpc.Contracts;
using GoRpc.Generators.Emit.Names;

namespace GoRpc.Generators.Emit.Messages;

/// <summary>Emits the models of messages and enums.</summary>
internal static class ModelEmitter
{
    /// <summary>The property Contract of a message's codec.</summary>
    public static string Contract(MessageContract message, MemberAccess members, EmitScope scope) => $$"""
        /// <summary>The model of the message.</summary>
        public static MessageContract Contract { get; } = CompiledMessageCodec<{{scope.TypeOf(message)}}, {{scope.CodecOf(message)}}>.Describe(
            {{(message.Type is { } type ? $"typeof({CSharp.Type(type)})" : "null")}}, {{CSharp.Literal(message.Name)}}, static () => {{CSharp.Indent(Parts(message, scope, (field, position) => ValueOf(message, field, position, members, scope)))}});
        """;

    /// <summary>The parts of a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="valueOf">C# that reads a field, by its position, out of the object 'owner'.</param>
    public static string Parts(MessageContract message, EmitScope scope, Func<FieldContract, int, string> valueOf)
    {
        List<string> parts = [];
        Add("Fields", message.Fields.Select((field, position) => Field(field, valueOf(field, position), scope)));
        if (message.Base is { } parent)
        {
            parts.Add($"Base = {scope.CodecOf(parent)}.Contract,");
        }

        Add("Derived", message.Derived.Select(derived => $"new DerivedContract({derived.Number}, {scope.CodecOf(derived.Message)}.Contract)"));
        Add("Reserved", message.Reserved.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        if (scope.IsOfParameters(message))
        {
            var values = message.Fields.Select((field, position) => $"({CSharp.FieldType(field)})values[{position.ToString(System.Globalization.CultureInfo.InvariantCulture)}]!");
            parts.Add($"Make = static values => {scope.Construct(message, values)},");
        }

        Add("Rules", message.Rules.Select(scope.ModelOf));
        if (message.IsValidatable)
        {
            parts.Add("IsValidatable = true,");
        }

        return parts.Count == 0
            ? "new MessageParts()"
            : $$"""
            new MessageParts
            {
                {{CSharp.Indent(string.Join("\n", parts))}}
            }
            """;

        void Add(string name, IEnumerable<string> items)
        {
            if (items.ToList() is { Count: > 0 } all)
            {
                parts.Add($$"""
                    {{name}} =
                    [
                        {{CSharp.Indent(string.Join(",\n", all))}},
                    ],
                    """);
            }
        }
    }

    public static string EmitEnum(EnumContract contract, EmitScope scope) => $$"""
        {{scope.Header}}

        /// <summary>The model of {{contract.Name}}.</summary>
        internal readonly struct {{scope.EnumOf(contract)}} : global::GoRpc.Codecs.Json.IEnumModel
        {
            public static EnumContract Contract { get; } = new(
                typeof({{CSharp.Type(contract.Type)}}),
                {{CSharp.Literal(contract.Name)}},
                [
                    {{string.Join(",\n            ", contract.Values.Select(value => $"new({CSharp.Literal(value.Key)}, {value.Value}L)"))}},
                ]);
        }

        """;

    private static string ValueOf(MessageContract message, FieldContract field, int position, MemberAccess members, EmitScope scope)
    {
        var owner = $"(({scope.TypeOf(message)})owner)";
        return message.Type is null ? scope.ValueOf(message, position, owner) : members.Read(field, owner);
    }

    private static string Field(FieldContract field, string valueOf, EmitScope scope)
    {
        List<string> parts =
        [
            $"Number = {field.Number}",
            $"Name = {CSharp.Literal(field.Name)}",
            $"Type = typeof({CSharp.Type(field.Type)})",
            $"Cardinality = FieldCardinality.{field.Cardinality}",
            $"Value = {Value(field.Value, scope)}",
        ];
        if (field.ProtoName != ProtoNames.Field(field.Name))
        {
            parts.Add($"ProtoName = {CSharp.Literal(field.ProtoName)}");
        }

        if (field.Key is { } key)
        {
            parts.Add($"Key = {Value(key, scope)}");
        }

        if (field.AllowsNull)
        {
            parts.Add("AllowsNull = true");
        }

        if (field.IsPacked)
        {
            parts.Add("IsPacked = true");
        }

        if (field.Rules.Count > 0)
        {
            parts.Add($"Rules = [{string.Join(", ", field.Rules.Select(scope.ModelOf))}]");
        }

        if (field.DisplayName != field.Name)
        {
            parts.Add($"DisplayName = {CSharp.Literal(field.DisplayName)}");
        }

        parts.Add($"ValueOf = static owner => {valueOf}");
        return $$"""new FieldContract { {{string.Join(", ", parts)}} }""";
    }

    private static string Value(FieldValue value, EmitScope scope)
    {
        var kind = $"FieldKind.{value.Kind}, typeof({CSharp.Type(value.Type)})";
        var contract = value.Message is { } message ? $", {scope.CodecOf(message)}.Contract"
            : value.Enum is { } found ? $", Enum: {scope.EnumOf(found)}.Contract"
            : "";
        return $"new FieldValue({kind}{contract})";
    }
}
