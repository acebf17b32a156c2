using System.Buffers;
using Grpc.Core;

namespace GoRpc.Compression;

/// <summary>
/// A message as it came out of its compression, whole, in buffers of the shared pool. A few bytes may stand for gigabytes, so it is counted while it is
/// decompressed, and whoever reads it into memory of its own knows that there is room for it.
/// </summary>
internal sealed class DecompressedMessage : Stream
{
    /// <summary>What Grpc.AspNetCore.Server and Grpc.Net.Client say of a message above the limit, compressed or not.</summary>
    public const string TooLarge = "Received message exceeds the maximum configured message size.";

    private const int ChunkBytes = 64 * 1024;

    private readonly List<byte[]> _chunks = [];
    private int _count;
    private int _position;

    /// <summary>Decompresses a message.</summary>
    /// <param name="plain">Decompresses.</param>
    /// <param name="isCutOff">Whether the source ended too early, by the number of bytes that came out.</param>
    /// <param name="mostBytes">The largest message that is taken.</param>
    /// <exception cref="RpcException">The message is larger than allowed.</exception>
    /// <exception cref="InvalidDataException">The bytes are not what their encoding says.</exception>
    public DecompressedMessage(Stream plain, Func<int, bool> isCutOff, int mostBytes)
    {
        try
        {
            ReadFrom(plain, mostBytes);
            if (isCutOff(_count))
            {
                throw new InvalidDataException("A compressed message is cut off.");
            }
        }
        catch (InvalidOperationException exception)
        {
            Release();
            // The word of BrotliStream for the same.
            throw new InvalidDataException(exception.Message, exception);
        }
        catch
        {
            Release();
            throw;
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => _count;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var (chunk, offset) = Math.DivRem(_position, ChunkBytes);
        var count = Math.Min(Math.Min(buffer.Length, ChunkBytes - offset), _count - _position);
        if (count > 0)
        {
            _chunks[chunk].AsSpan(offset, count).CopyTo(buffer);
            _position += count;
        }

        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Release();
        }

        base.Dispose(disposing);
    }

    private void ReadFrom(Stream plain, int mostBytes)
    {
        int read;
        do
        {
            var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
            _chunks.Add(chunk);
            read = plain.ReadAtLeast(chunk.AsSpan(0, ChunkBytes), ChunkBytes, throwOnEndOfStream: false);
            if (read > mostBytes - _count)
            {
                throw new RpcException(new Status(StatusCode.ResourceExhausted, TooLarge));
            }

            _count += read;
        }
        while (read == ChunkBytes);
    }

    private void Release()
    {
        _chunks.ForEach(static chunk => ArrayPool<byte>.Shared.Return(chunk));
        _chunks.Clear();
        _count = _position = 0;
    }
}
