using GoRpc.Contracts;
using GoRpc.Generators.Emit.Names;

namespace GoRpc.Generators.Emit.Messages;

/// <summary>Emits the codec of a message.</summary>
internal static class CodecEmitter
{
    public static string Emit(MessageContract message, EmitScope scope) => $$"""
        {{scope.Header}}

        /// <summary>How {{message.Name}} travels.</summary>
        internal readonly struct {{scope.NameOf(message)}}Codec : IMessageCodec<{{scope.TypeOf(message)}}>
        {
            {{CSharp.Indent(ModelEmitter.Contract(message, scope))}}

            public static int Measure({{scope.TypeOf(message)}} value, global::GoRpc.Codecs.Wire.SizeTrail trail) => throw new global::System.NotSupportedException();

            public static void Write(ref global::GoRpc.Codecs.Wire.ProtoWriter writer, {{scope.TypeOf(message)}} value) => throw new global::System.NotSupportedException();

            public static {{scope.TypeOf(message)}} Read(ref global::GoRpc.Codecs.Wire.ProtoReader reader) => throw new global::System.NotSupportedException();
        }

        """;
}
