using System.Text.Json.Serialization.Metadata;
using Google.Protobuf;
using GoRpc.Bench.Messages;
using GoRpc.Bindings;
using GoRpc.Codecs.Messages;
using GoRpc.Contracts;
using Proto = GoRpc.Bench.Messages.Generated;

namespace GoRpc.Bench.Codecs;

/// <summary>One message with every codec that can write it.</summary>
/// <param name="Message">Its name in the reports.</param>
/// <param name="Codecs">The codecs in the order of the reports.</param>
internal sealed record CodecCase(string Message, IReadOnlyList<ICodec> Codecs)
{
    /// <summary>The codec that ratios compare with.</summary>
    public const string Baseline = "google-protobuf";

    /// <summary>The codec that ratios of JSON compare with.</summary>
    public const string JsonBaseline = "system-text-json";

    /// <summary>The three sizes, as bytes and as JSON.</summary>
    public static IReadOnlyList<CodecCase> All { get; } =
    [
        .. Create<Operands, Proto.Operands>("tiny", new Operands { A = 1, B = 2 }, new Proto.Operands { A = 1, B = 2 }, MessagesJsonContext.Default.Operands),
        .. Create<Order, Proto.Order>("1k", Samples.Order, GeneratedSamples.Order, MessagesJsonContext.Default.Order),
        .. Create<OrderLines, Proto.OrderLines>("64k", Samples.Lines, GeneratedSamples.Lines, MessagesJsonContext.Default.OrderLines),
    ];

    private static IEnumerable<CodecCase> Create<T, TProto>(string message, T value, TProto proto, JsonTypeInfo<T> json)
        where T : class
        where TProto : IMessage<TProto>, new()
    {
        var generated = (MessageCodec<T>)CompiledContracts.FindMessage(typeof(T))!;
        var runtime = MessageCodec.Of<T>(ContractReader.ReadMessage(typeof(T), new ContractOptions()));
        var bytes = proto.ToByteArray();
        if (!generated.ToBytes(value).AsSpan().SequenceEqual(bytes) || !runtime.ToBytes(value).AsSpan().SequenceEqual(bytes))
        {
            throw new InvalidOperationException($"The samples of '{typeof(T).Name}' are not the same message.");
        }

        yield return new CodecCase(
            message, [new GoRpcCodec<T>("gorpc", generated, value), new GoRpcCodec<T>("gorpc-runtime", runtime, value), new GoogleCodec<TProto>(proto), new ProtobufNetCodec<T>(value)]);
        yield return new CodecCase(
            $"{message}-json", [new GoRpcJsonCodec<T>("gorpc", generated, value), new GoRpcJsonCodec<T>("gorpc-runtime", runtime, value), new SystemTextJsonCodec<T>(value, json)]);
    }
}
