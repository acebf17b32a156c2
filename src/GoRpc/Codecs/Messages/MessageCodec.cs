using System.Runtime.CompilerServices;
using GoRpc.Calls;
using GoRpc.Contracts;

namespace GoRpc.Codecs.Messages;

/// <summary>How one message travels, for callers that know its type only at run time. Safe for threads.</summary>
internal abstract class MessageCodec
{
    private static readonly ConditionalWeakTable<MessageContract, MessageCodec> Codecs = [];

    /// <summary>The codec of a message: always the same, so that every message is compiled once and may contain itself.</summary>
    public static MessageCodec Of(MessageContract contract) => Codecs.GetValue(contract, Create);

    /// <inheritdoc cref="Of(MessageContract)"/>
    /// <typeparam name="T">The C# type of the message; <see cref="Arguments"/> for one that GoRpc made.</typeparam>
    public static MessageCodec<T> Of<T>(MessageContract contract) => Of(contract) as MessageCodec<T>
        ?? throw new ArgumentException($"The message '{contract}' holds a '{contract.Type ?? typeof(Arguments)}', not a '{typeof(T)}'.", nameof(contract));

    /// <summary>The bytes of a whole message.</summary>
    /// <exception cref="ContractViolationException">The value is not allowed by its contract.</exception>
    public abstract byte[] Serialize(object value);

    /// <summary>Reads a whole message.</summary>
    /// <exception cref="InvalidPayloadException">The bytes are no such message.</exception>
    public abstract object Deserialize(ReadOnlySpan<byte> payload);

    private static MessageCodec Create(MessageContract contract) =>
        (MessageCodec)Activator.CreateInstance(typeof(MessageCodec<>).MakeGenericType(contract.Type ?? typeof(Arguments)), contract)!;
}
