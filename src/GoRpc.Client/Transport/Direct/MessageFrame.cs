using System.Buffers;
using System.Buffers.Binary;
using GoRpc.Client.Errors;
using Grpc.Core;

namespace GoRpc.Client.Transport.Direct;

/// <summary>
/// Encodes one message as gRPC frames it: a byte that says whether it is compressed, its length in four bytes, the message
/// (https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md). One per thread: encoding is synchronous.
/// </summary>
internal sealed class MessageFrame : SerializationContext, IBufferWriter<byte>
{
    public const int PrefixBytes = 5;

    private const int SmallestBuffer = 256;

    [ThreadStatic]
    private static MessageFrame? _ofThread;

    private byte[]? _buffer;
    private int _count;
    private int? _mostBytes;

    /// <summary>Encodes a message into a buffer of the shared pool, which the caller gives back.</summary>
    /// <exception cref="RpcException">The message is larger than <paramref name="mostBytes"/>.</exception>
    public static ArraySegment<byte> Encode<T>(T message, Action<T, SerializationContext> encode, int? mostBytes)
    {
        var frame = _ofThread ??= new MessageFrame();
        (frame._count, frame._mostBytes) = (PrefixBytes, mostBytes);
        try
        {
            encode(message, frame);
            return frame.Take();
        }
        finally
        {
            frame.Drop();
        }
    }

    /// <inheritdoc/>
    public override void SetPayloadLength(int payloadLength)
    {
        Check(payloadLength);
        GetMemory(payloadLength);
    }

    /// <inheritdoc/>
    public override IBufferWriter<byte> GetBufferWriter() => this;

    /// <inheritdoc/>
    public override void Complete()
    {
        Check(_count - PrefixBytes);
        GetMemory(0);
        _buffer![0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(1), _count - PrefixBytes);
    }

    /// <inheritdoc/>
    public override void Complete(byte[] payload)
    {
        SetPayloadLength(payload.Length);
        payload.CopyTo(GetSpan(payload.Length));
        Advance(payload.Length);
        Complete();
    }

    public void Advance(int count) => _count += count;

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        var needed = _count + Math.Max(sizeHint, 1);
        if (_buffer is null)
        {
            _buffer = ArrayPool<byte>.Shared.Rent(Math.Max(needed, SmallestBuffer));
        }
        else if (_buffer.Length < needed)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _buffer.Length * 2));
            _buffer.AsSpan(0, _count).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        return _buffer.AsMemory(_count);
    }

    private void Check(int bytes)
    {
        if (bytes > _mostBytes)
        {
            throw new RpcException(new Status(StatusCode.ResourceExhausted, TroubleFinder.RequestTooLarge));
        }
    }

    private ArraySegment<byte> Take()
    {
        var frame = new ArraySegment<byte>(_buffer ?? throw new InvalidOperationException("The marshaller of the request completed no message."), 0, _count);
        _buffer = null;
        return frame;
    }

    private void Drop()
    {
        if (_buffer is { } buffer)
        {
            _buffer = null;
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
