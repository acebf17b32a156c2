using System.Buffers;
using Grpc.Core;

namespace GoRpc.Compression;

/// <summary>
/// A message as it comes out of its compression. A few bytes may stand for gigabytes, so it is counted while it is read, and no more memory is taken than
/// the largest message needs.
/// </summary>
/// <param name="inner">Decompresses.</param>
/// <param name="isCutOff">Whether its source ended too early, by the number of bytes that came out.</param>
/// <param name="mostBytes">The largest message that is taken.</param>
internal sealed class DecompressedMessage(Stream inner, Func<int, bool> isCutOff, int mostBytes) : Stream
{
    /// <summary>What Grpc.AspNetCore.Server and Grpc.Net.Client say of a message above the limit, compressed or not.</summary>
    public const string TooLarge = "Received message exceeds the maximum configured message size.";

    private const int ChunkBytes = 64 * 1024;

    private int _count;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="RpcException">The message is larger than allowed.</exception>
    /// <exception cref="InvalidDataException">The bytes are not what their encoding says.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = inner.Read(buffer);
        }
        catch (InvalidOperationException exception)
        {
            // The word of BrotliStream for the same.
            throw new InvalidDataException(exception.Message, exception);
        }

        if (read == 0 && !buffer.IsEmpty && isCutOff(_count))
        {
            throw new InvalidDataException("A compressed message is cut off.");
        }

        _count += read;
        return _count <= mostBytes ? read : throw new RpcException(new Status(StatusCode.ResourceExhausted, TooLarge));
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Both transports read a message by this, into memory that would grow to twice its size.</summary>
    public override void CopyTo(Stream destination, int bufferSize)
    {
        var chunks = new List<byte[]>();
        try
        {
            int read;
            do
            {
                var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
                chunks.Add(chunk);
                read = this.ReadAtLeast(chunk.AsSpan(0, ChunkBytes), ChunkBytes, throwOnEndOfStream: false);
            }
            while (read == ChunkBytes);

            if (destination is MemoryStream memory)
            {
                memory.Capacity = _count;
            }

            for (var index = 0; index < chunks.Count; index++)
            {
                destination.Write(chunks[index].AsSpan(0, Math.Min(ChunkBytes, _count - (index * ChunkBytes))));
            }
        }
        finally
        {
            chunks.ForEach(static chunk => ArrayPool<byte>.Shared.Return(chunk));
        }
    }

    public override void Flush() => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
