namespace GoRpc.Compression;

/// <summary>
/// The bytes of a compressed message, watched: .NET's own streams end without a word where their input is cut off, which would make of a damaged message a
/// shorter one.
/// </summary>
internal sealed class CompressedSource(Stream inner) : Stream
{
    private bool _isEmpty = true;

    /// <summary>Whether more was wanted than there is. No bytes at all are enough: that is what Grpc.Net makes of an empty message.</summary>
    public bool HasRunDry { get; private set; }

    /// <summary>The last four bytes, the first of them the lowest.</summary>
    public uint Tail { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        HasRunDry = read == 0 && !_isEmpty && buffer.Length > 0;
        _isEmpty &= read == 0;
        foreach (var last in buffer[Math.Max(0, read - sizeof(uint))..read])
        {
            Tail = (Tail >> 8) | ((uint)last << 24);
        }

        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
