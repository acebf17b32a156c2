using GoRpc.Contracts;
using GoRpc.Generators.Emit.Names;

namespace GoRpc.Generators.Emit.Messages;

/// <summary>Emits the codec of a message.</summary>
internal static class CodecEmitter
{
    public static string Emit(MessageContract message, EmitScope scope)
    {
        var members = new MemberAccess();
        var (type, codec) = (scope.TypeOf(message), scope.CodecOf(message));
        List<string> parts = [ModelEmitter.Contract(message, members, scope), .. Content(message, members, scope), .. InOthers(type), .. new JsonCode(message, members, scope).Emit()];
        parts.AddRange(members.Declarations);
        return $$"""
            {{scope.Header}}
            using global::GoRpc.Codecs.Fields;
            using global::GoRpc.Codecs.Json;
            using global::GoRpc.Codecs.Values;
            using global::GoRpc.Codecs.Wire;

            /// <summary>How {{message.Name}} travels.</summary>
            internal readonly struct {{codec}} : IMessageCodec<{{type}}>
            {
                {{CSharp.Indent(string.Join("\n\n", parts))}}
            }

            """;
    }

    private static IEnumerable<string> Content(MessageContract message, MemberAccess members, EmitScope scope)
    {
        var type = scope.TypeOf(message);
        var write = new WriteCode(members, scope);
        if (message.Base is not null)
        {
            // A derived message lies inside its base message, so it always begins at the root.
            var root = $"default({scope.CodecOf(Hierarchy.RootOf(message))})";
            return
            [
                $"public int MeasureContent({type} value, SizeTrail trail) => {root}.MeasureContent(value, trail);",
                $"public void WriteContent(ref ProtoWriter writer, {type} value) => {root}.WriteContent(ref writer, value);",
                $"public {type} ReadContent(ref ProtoReader reader) => Subtypes.Narrow<{type}>(ref reader, {root}.ReadContent(ref reader));",
            ];
        }

        var construction = new ConstructionCode(members);
        List<string> methods =
        [
            Method($"public int MeasureContent({type} value, SizeTrail trail)", write.Measure(message)),
            Method($"public void WriteContent(ref ProtoWriter writer, {type} value)", write.Write(message)),
        ];
        if (message.Derived.Count == 0)
        {
            methods.Add(NotInlined(Method($"public {type} ReadContent(ref ProtoReader reader)", new ReadCode(message, scope).Emit(construction))));
            return methods;
        }

        methods.Add(Method($"public {type} ReadContent(ref ProtoReader reader)", $"var ahead = reader;\n{Choose(message, write)}"));
        foreach (var level in Hierarchy.AllOf(message))
        {
            var levelType = scope.TypeOf(level);
            if (level != message)
            {
                methods.Add(Method($"private static int {write.MethodOf("Measure", level)}({levelType} value, SizeTrail trail)", write.Measure(level)));
                methods.Add(Method($"private static void {write.MethodOf("Write", level)}(ref ProtoWriter writer, {levelType} value)", write.Write(level)));
            }

            if (!level.Type!.IsAbstract)
            {
                methods.Add(Method($"private static {levelType} {write.MethodOf("Read", level)}(ref ProtoReader reader)", new ReadCode(level, scope).Emit(construction)));
            }
        }

        return methods;
    }

    // The type must be known before the value is made, so its field is looked for first; senders write it in front.
    private static string Choose(MessageContract level, WriteCode write)
    {
        var self = level.Type!.IsAbstract
            ? $"""
                reader.Fail({CSharp.Literal($"'{level.Name}' is abstract, and the bytes do not say which of its derived types is meant")});
                return null;
                """
            : $"return {write.MethodOf("Read", level)}(ref reader);";
        if (level.Derived.Count == 0)
        {
            return self;
        }

        var cases = level.Derived.Select(derived => $"""
            case {Hierarchy.TagOf(derived)}:
                {CSharp.Indent(Choose(derived.Message, write))}
            """);
        return $$"""
            switch (ahead.FindSubtype([{{string.Join(", ", level.Derived.Select(Hierarchy.TagOf))}}]))
            {
                {{CSharp.Indent(string.Join("\n", cases))}}
                default:
                    {{CSharp.Indent(CSharp.Indent(self))}}
            }
            """;
    }

    private static IEnumerable<string> InOthers(string type) =>
    [
        $"MessageContract IMessageCodec<{type}>.Contract => Contract;",
        $"WireType IValueCodec<{type}>.WireType => WireType.Length;",
        $"bool IValueCodec<{type}>.IsMessage => true;",
        $"{type} IValueCodec<{type}>.Zero => Subtypes.ReadEmpty(this);",
        $"bool IValueCodec<{type}>.IsZero({type} value) => false;",
        $"public int Measure({type} value, SizeTrail trail) => trail.EndMessage(trail.BeginMessage(), this.MeasureContent(value, trail));",
        Method(
            $"public void Write(ref ProtoWriter writer, uint tag, {type} value)",
            """
            var end = writer.BeginMessage(tag);
            this.WriteContent(ref writer, value);
            writer.EndMessage(end);
            """),
        $"public {type} Read(ref ProtoReader reader) => reader.LeaveMessage(reader.EnterMessage(), this.ReadContent(ref reader));",
    ];

    private static string NotInlined(string method) => $"""
        // A loop over many messages is faster when this is no part of it: the JIT has a budget for each method.
        [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        {method}
        """;

    private static string Method(string signature, string body) => $$"""
        {{signature}}
        {
            {{CSharp.Indent(body)}}
        }
        """;
}
