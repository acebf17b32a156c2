using System.Buffers;
using GoRpc.Codecs.Wire;
using GoRpc.Contracts;

namespace GoRpc.Codecs.Messages;

/// <summary>How one message travels. Each direction is compiled when it is first used. Safe for threads.</summary>
/// <typeparam name="T">The C# type of the message.</typeparam>
internal sealed class MessageCodec<T> : MessageCodec
{
    private readonly MessageContract _contract;

    // Until the first use each of these compiles and replaces itself. Two threads may both do so; either result is good.
    private MeasureMessage<T> _measure;
    private WriteMessage<T> _write;
    private ReadMessage<T> _read;

    public MessageCodec(MessageContract contract)
    {
        _contract = contract;
        _measure = (value, trail) => (_measure = WriteCompiler<T>.CompileMeasure(contract))(value, trail);
        _write = (ref writer, value) => (_write = WriteCompiler<T>.CompileWrite(contract))(ref writer, value);
        _read = (ref reader) => (_read = ReadCompiler<T>.Compile(contract))(ref reader);
    }

    /// <inheritdoc cref="MeasureMessage{T}"/>
    public int Measure(T value, SizeTrail trail) => _measure(value, trail);

    /// <inheritdoc cref="WriteMessage{T}"/>
    public void Write(ref ProtoWriter writer, T value) => _write(ref writer, value);

    /// <inheritdoc cref="ReadMessage{T}"/>
    public T Read(ref ProtoReader reader) => _read(ref reader);

    /// <summary>The message without any field: zeros and empty collections.</summary>
    public T ReadEmpty(int depth)
    {
        var reader = new ProtoReader([], depth);
        reader.RequireDepth();
        return _read(ref reader);
    }

    /// <summary>Measures a whole message and says what is wrong with it, if anything is.</summary>
    /// <exception cref="ContractViolationException">The value is not allowed by its contract.</exception>
    public int MeasureWhole(T value, SizeTrail trail)
    {
        try
        {
            return value is null ? throw new UnsendableException() : _measure(value, trail);
        }
        catch (UnsendableException)
        {
            throw ViolationFinder.Explain(_contract, value);
        }
    }

    /// <summary>Writes a whole message into the bytes that <see cref="MeasureWhole"/> counted.</summary>
    public void WriteWhole(Span<byte> destination, T value, SizeTrail trail)
    {
        var writer = new ProtoWriter(destination, trail);
        _write(ref writer, value);
        writer.RequireEnd();
    }

    /// <summary>Reads a whole message.</summary>
    /// <exception cref="InvalidPayloadException">The bytes are no such message.</exception>
    public T ReadWhole(ReadOnlySpan<byte> payload)
    {
        try
        {
            var reader = new ProtoReader(payload);
            return _read(ref reader);
        }
        catch (InvalidPayloadException exception)
        {
            throw exception.At(_contract.Name, FieldLocator.Locate(_contract, payload, exception.Offset));
        }
    }

    /// <summary>Reads a whole message that lies in several pieces. They are rare, and one copy is cheaper than a reader that looks for seams.</summary>
    /// <exception cref="InvalidPayloadException">The bytes are no such message.</exception>
    public T ReadWhole(in ReadOnlySequence<byte> payload)
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

    /// <summary>The bytes of a whole message.</summary>
    /// <exception cref="ContractViolationException">The value is not allowed by its contract.</exception>
    public byte[] ToBytes(T value)
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

    public override byte[] Serialize(object value) => ToBytes((T)value);

    public override object Deserialize(ReadOnlySpan<byte> payload) => ReadWhole(payload)!;
}
