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
/// Writes and reads a data contract exactly as a call does, for files, caches and tests. The bytes are standard protobuf, so any
/// protobuf library can read them with the exported schema. Safe for threads; messages are compiled once per process.
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

    private MessageCodec<T> CodecOf<T>() => (MessageCodec<T>)_codecs.GetOrAdd(
        typeof(T),
        static (type, options) => CompiledContracts.FindMessage(type)
            ?? (RuntimeContracts.IsSupported ? RuntimeContracts.Encode(type, options) : throw RuntimeContracts.NotCompiled(type)),
        _options);
}
