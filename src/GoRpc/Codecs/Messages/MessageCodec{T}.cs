using System.Buffers;
using System.ComponentModel;
using GoRpc.Calls;
using GoRpc.Codecs.Wire;
using Grpc.Core;

namespace GoRpc.Codecs.Messages;

/// <summary>How one message travels, whether its code was generated or is compiled at run time. Safe for threads. Used by generated code only.</summary>
/// <typeparam name="T">The C# type of the message.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class MessageCodec<T> : MessageCodec
{
    private protected MessageCodec()
    {
    }

    /// <inheritdoc cref="MeasureMessage{T}"/>
    internal abstract int Measure(T value, SizeTrail trail);

    /// <inheritdoc cref="WriteMessage{T}"/>
    internal abstract void Write(ref ProtoWriter writer, T value);

    /// <inheritdoc cref="ReadMessage{T}"/>
    internal abstract T Read(ref ProtoReader reader);

    /// <summary>The message without any field: zeros and empty collections.</summary>
    internal T ReadEmpty()
    {
        var reader = new ProtoReader([]);
        return Read(ref reader);
    }

    /// <summary>Measures a whole message and says what is wrong with it, if anything is.</summary>
    /// <exception cref="ContractViolationException">The value is not allowed by its contract.</exception>
    internal virtual int MeasureWhole(T value, SizeTrail trail)
    {
        try
        {
            return value is null ? throw new UnsendableException() : Measure(value, trail);
        }
        catch (UnsendableException)
        {
            throw ViolationFinder.Explain(Contract, value);
        }
    }

    /// <summary>Writes a whole message into the bytes that <see cref="MeasureWhole"/> counted.</summary>
    internal virtual void WriteWhole(Span<byte> destination, T value, SizeTrail trail)
    {
        try
        {
            var writer = new ProtoWriter(destination, trail);
            Write(ref writer, value);
            writer.RequireEnd();
        }
        catch (UnsendableException)
        {
            // What could be sent when it was measured can't any more.
            SizeTrail.ThrowChanged();
        }
    }

    /// <summary>Reads a whole message.</summary>
    /// <exception cref="InvalidPayloadException">The bytes are no such message.</exception>
    internal T ReadWhole(ReadOnlySpan<byte> payload)
    {
        try
        {
            var reader = new ProtoReader(payload);
            return Read(ref reader);
        }
        catch (InvalidPayloadException exception)
        {
            throw exception.At(Contract.Name, FieldLocator.Locate(Contract, payload, exception.Offset));
        }
    }

    /// <summary>Reads a whole message that lies in several pieces. They are rare, and one copy is cheaper than a reader that looks for seams.</summary>
    /// <exception cref="InvalidPayloadException">The bytes are no such message.</exception>
    internal T ReadWhole(in ReadOnlySequence<byte> payload)
    {
        if (payload.IsSingleSegment)
        {
            return ReadWhole(payload.FirstSpan);
        }

        var size = checked((int)payload.Length);
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            payload.CopyTo(buffer);
            return ReadWhole(buffer.AsSpan(0, size));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>How many bytes a whole message has.</summary>
    /// <exception cref="ContractViolationException">The value is not allowed by its contract.</exception>
    internal int SizeOf(T value)
    {
        var trail = SizeTrail.Rent();
        try
        {
            return MeasureWhole(value, trail);
        }
        finally
        {
            trail.Return();
        }
    }

    /// <summary>The bytes of a whole message.</summary>
    /// <exception cref="ContractViolationException">The value is not allowed by its contract.</exception>
    internal byte[] ToBytes(T value)
    {
        var trail = SizeTrail.Rent();
        try
        {
            var bytes = new byte[MeasureWhole(value, trail)];
            WriteWhole(bytes, value, trail);
            return bytes;
        }
        finally
        {
            trail.Return();
        }
    }

    internal sealed override byte[] Serialize(object value) => ToBytes((T)value);

#pragma warning disable CS8714 // A fault is a value, never null; a codec is of any message.
    internal sealed override FaultException CreateFault(object detail, Status status, Metadata trailers, string message, FailedCall call) =>
        new FaultException<T>((T)detail, status, trailers, message) { Call = call };
#pragma warning restore CS8714

    internal sealed override object Make(object?[] values) => Contract.Make is { } make ? make(values) : ((IMadeMessage)ReadEmpty()!).With(values);

    internal sealed override object Deserialize(ReadOnlySpan<byte> payload) => ReadWhole(payload)!;
}
