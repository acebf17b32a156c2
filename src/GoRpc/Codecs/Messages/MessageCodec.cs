using System.ComponentModel;
using System.Runtime.CompilerServices;
using GoRpc.Calls;
using GoRpc.Contracts;
using GoRpc.Runtime;
using Grpc.Core;

namespace GoRpc.Codecs.Messages;

/// <summary>How one message travels, for callers that know its type only at run time. Safe for threads. Used by generated code only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MessageCodec
{
    private static readonly ConditionalWeakTable<MessageContract, MessageCodec> Codecs = [];

    private protected MessageCodec()
    {
    }

    /// <summary>The message. Made when first asked for: only errors need it.</summary>
    public abstract MessageContract Contract { get; }

    /// <summary>The codec of a message: always the same, so that every message is compiled once and may contain itself.</summary>
    internal static MessageCodec Of(MessageContract contract) => Codecs.GetValue(contract, static key => Create(key, typeof(Arguments)));

    /// <inheritdoc cref="Of(MessageContract)"/>
    /// <typeparam name="T">The C# type of the message; for one that GoRpc made, what carries its values.</typeparam>
    internal static MessageCodec<T> Of<T>(MessageContract contract) =>
        Codecs.GetValue(contract, static key => Create(key, typeof(T).IsAssignableTo(typeof(IMadeMessage)) ? typeof(T) : typeof(Arguments))) as MessageCodec<T>
        ?? throw new ArgumentException($"The message '{contract}' holds a '{contract.Type ?? typeof(Arguments)}', not a '{typeof(T)}'.", nameof(contract));

    /// <summary>The bytes of a whole message.</summary>
    /// <exception cref="ContractViolationException">The value is not allowed by its contract.</exception>
    internal abstract byte[] Serialize(object value);

    /// <summary>Reads a whole message.</summary>
    /// <exception cref="InvalidPayloadException">The bytes are no such message.</exception>
    internal abstract object Deserialize(ReadOnlySpan<byte> payload);

    /// <summary>A message that GoRpc made, around the values of its fields in their order.</summary>
    /// <exception cref="InvalidCastException">A value is of another type.</exception>
    internal abstract object Make(object?[] values);

    /// <summary>The JSON of a whole message, in UTF-8.</summary>
    /// <exception cref="ContractViolationException">The value is not allowed by its contract.</exception>
    internal abstract byte[] SerializeJson(object value);

    /// <summary>Reads a whole message from JSON in UTF-8.</summary>
    /// <exception cref="InvalidPayloadException">The text is no such message.</exception>
    internal abstract object DeserializeJson(ReadOnlySpan<byte> json, bool ignoresUnknownFields = false);

    /// <summary>The exception that brings the message to a caller as a declared fault.</summary>
    internal abstract FaultException CreateFault(object detail, Status status, Metadata trailers, string message, FailedCall call);

    /// <summary>Makes the codec of a compiled message findable by its contract.</summary>
    private protected static void Register(MessageContract contract, MessageCodec codec) => Codecs.Add(contract, codec);

    private static MessageCodec Create(MessageContract contract, Type made) => RuntimeContracts.IsSupported
        ? RuntimeCodecFactory.Create(contract, made)
        : throw RuntimeContracts.NotCompiled(contract.Type ?? made);
}
