using GoRpc.Codecs.Messages;
using GoRpc.Contracts;

namespace GoRpc.Codecs;

/// <summary>Messages whose type is known only at run time: the details of a fault.</summary>
internal static class MessageSerializer
{
    /// <summary>The bytes of a message.</summary>
    /// <exception cref="ContractViolationException">The value is not allowed by its contract.</exception>
    public static byte[] Serialize(MessageContract contract, object value) => MessageCodec.Of(contract).Serialize(value);

    /// <summary>Reads a message.</summary>
    /// <exception cref="InvalidPayloadException">The bytes are no such message.</exception>
    public static object Deserialize(MessageContract contract, ReadOnlyMemory<byte> payload) => MessageCodec.Of(contract).Deserialize(payload.Span);
}
