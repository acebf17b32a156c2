using System.Buffers;
using System.Collections.Concurrent;
using GoRpc.Bindings;
using GoRpc.Codecs;
using GoRpc.Codecs.Messages;
using GoRpc.Codecs.Wire;
using GoRpc.Contracts;
using GoRpc.Runtime;

namespace GoRpc;

/// <summary>
/// Writes and reads a data contract exactly as a call does, for files, caches and tests. The bytes are standard protobuf and the JSON is that
/// of the protobuf JSON mapping (https://protobuf.dev/programming-guides/json/), so any protobuf library can read both with the exported schema.
/// Safe for threads; messages are compiled once per process.
/// </summary>
/// <param name="options">How contracts are read where they do not say so themselves; null means the defaults.</param>
public sealed class GoRpcSerializer(ContractOptions? options = null)
{
    private readonly ContractOptions _options = options ?? new ContractOptions();
    private readonly ConcurrentDictionary<Type, MessageCodec> _codecs = new();

    /// <summary>Writes a message.</summary>
    /// <typeparam name="T">A data contract.</typeparam>
    /// <param name="value">The message, not null.</param>
    /// <returns>Its bytes; none for a message of zeros.</returns>
    /// <exception cref="ContractException"><typeparamref name="T"/> is no valid data contract.</exception>
    /// <exception cref="ContractViolationException">The value, or something in it, is not allowed by its contract.</exception>
    public byte[] Serialize<T>(T value) => CodecOf<T>().ToBytes(value);

    /// <summary>Writes a message into a buffer.</summary>
    /// <typeparam name="T">A data contract.</typeparam>
    /// <param name="destination">Where the bytes go; nothing is written when the value is not allowed.</param>
    /// <param name="value">The message, not null.</param>
    /// <exception cref="ContractException"><typeparamref name="T"/> is no valid data contract.</exception>
    /// <exception cref="ContractViolationException">The value, or something in it, is not allowed by its contract.</exception>
    public void Serialize<T>(IBufferWriter<byte> destination, T value)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var codec = CodecOf<T>();
        var trail = SizeTrail.Rent();
        try
        {
            var size = codec.MeasureWhole(value, trail);
            codec.WriteWhole(destination.GetSpan(size)[..size], value, trail);
            destination.Advance(size);
        }
        finally
        {
            trail.Return();
        }
    }

    /// <summary>Reads a message.</summary>
    /// <typeparam name="T">A data contract.</typeparam>
    /// <param name="payload">The bytes of one whole message.</param>
    /// <returns>The message; members that the bytes do not have are zero or empty.</returns>
    /// <exception cref="ContractException"><typeparamref name="T"/> is no valid data contract.</exception>
    /// <exception cref="InvalidDataException">The bytes are no such message.</exception>
    public T Deserialize<T>(ReadOnlySpan<byte> payload)
    {
        try
        {
            return CodecOf<T>().ReadWhole(payload);
        }
        catch (InvalidPayloadException exception)
        {
            throw new InvalidDataException(exception.Message, exception);
        }
    }

    /// <summary>Reads a message that lies in several pieces.</summary>
    /// <typeparam name="T">A data contract.</typeparam>
    /// <param name="payload">The bytes of one whole message.</param>
    /// <returns>The message; members that the bytes do not have are zero or empty.</returns>
    /// <exception cref="ContractException"><typeparamref name="T"/> is no valid data contract.</exception>
    /// <exception cref="InvalidDataException">The bytes are no such message.</exception>
    public T Deserialize<T>(ReadOnlySequence<byte> payload)
    {
        try
        {
            return CodecOf<T>().ReadWhole(payload);
        }
        catch (InvalidPayloadException exception)
        {
            throw new InvalidDataException(exception.Message, exception);
        }
    }

    /// <summary>Writes a message as JSON, in UTF-8 and without white space. Zeros, empty texts and empty collections are left out.</summary>
    /// <typeparam name="T">A data contract.</typeparam>
    /// <param name="value">The message, not null.</param>
    /// <returns>Its JSON; <c>{}</c> for a message of zeros.</returns>
    /// <exception cref="ContractException"><typeparamref name="T"/> is no valid data contract.</exception>
    /// <exception cref="ContractViolationException">The value, or something in it, is not allowed by its contract.</exception>
    /// <exception cref="NotSupportedException">Two fields of a message have the same name in JSON.</exception>
    public byte[] SerializeJson<T>(T value) => CodecOf<T>().ToJson(value);

    /// <summary>Writes a message as JSON into a buffer, in UTF-8 and without white space.</summary>
    /// <typeparam name="T">A data contract.</typeparam>
    /// <param name="destination">Where the bytes go; nothing is written when the value is not allowed.</param>
    /// <param name="value">The message, not null.</param>
    /// <exception cref="ContractException"><typeparamref name="T"/> is no valid data contract.</exception>
    /// <exception cref="ContractViolationException">The value, or something in it, is not allowed by its contract.</exception>
    /// <exception cref="NotSupportedException">Two fields of a message have the same name in JSON.</exception>
    public void SerializeJson<T>(IBufferWriter<byte> destination, T value)
    {
        ArgumentNullException.ThrowIfNull(destination);
        CodecOf<T>().WriteWholeJson(destination, value);
    }

    /// <inheritdoc cref="DeserializeJson{T}(ReadOnlySpan{byte}, JsonReadOptions?)"/>
    public T DeserializeJson<T>(ReadOnlySpan<byte> json) => DeserializeJson<T>(json, options: null);

    /// <summary>Reads a message from JSON.</summary>
    /// <typeparam name="T">A data contract.</typeparam>
    /// <param name="json">One whole message in UTF-8, without a byte order mark.</param>
    /// <param name="options">How it is read; null means the defaults.</param>
    /// <returns>The message; members that the JSON does not have, or has as null, are zero, empty or, where they may be, null.</returns>
    /// <exception cref="ContractException"><typeparamref name="T"/> is no valid data contract.</exception>
    /// <exception cref="InvalidDataException">The text is no such message; the exception names the field, what was found and what is expected.</exception>
    /// <exception cref="NotSupportedException">Two fields of a message have the same name in JSON.</exception>
    public T DeserializeJson<T>(ReadOnlySpan<byte> json, JsonReadOptions? options)
    {
        try
        {
            return CodecOf<T>().ReadWholeJson(json, options?.IgnoreUnknownFields ?? false);
        }
        catch (InvalidPayloadException exception)
        {
            throw new InvalidDataException(exception.Message, exception);
        }
    }

    /// <summary>Reads a message from JSON that lies in several pieces.</summary>
    /// <inheritdoc cref="DeserializeJson{T}(ReadOnlySpan{byte}, JsonReadOptions?)"/>
    public T DeserializeJson<T>(ReadOnlySequence<byte> json, JsonReadOptions? options)
    {
        try
        {
            return CodecOf<T>().ReadWholeJson(json, options?.IgnoreUnknownFields ?? false);
        }
        catch (InvalidPayloadException exception)
        {
            throw new InvalidDataException(exception.Message, exception);
        }
    }

    private MessageCodec<T> CodecOf<T>() => (MessageCodec<T>)_codecs.GetOrAdd(
        typeof(T),
        static (type, options) => CompiledContracts.FindMessage(type)
            ?? (RuntimeContracts.IsSupported ? RuntimeContracts.Encode(type, options) : throw RuntimeContracts.NotCompiled(type)),
        _options);
}
