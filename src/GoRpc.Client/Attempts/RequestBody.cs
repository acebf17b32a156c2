namespace GoRpc.Client.Attempts;

/// <summary>
/// The body that the messages of a request stream are written to. Grpc.Net.Client flushes it after each of them; here a flush may wait for
/// the messages that are ready to follow.
/// </summary>
/// <param name="inner">Where the bytes go.</param>
/// <param name="attempt">Says whether more is ready to follow.</param>
internal sealed class RequestBody(Stream inner, AttemptResponse attempt) : Stream
{
    // One frame of HTTP/2 by default: more gains nothing, and holds back messages that the service could be at work on.
    private const int MostUnflushedBytes = 16 * 1024;

    private int _unflushedBytes;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _unflushedBytes += buffer.Length;
        return inner.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        attempt.HoldsFlushes && _unflushedBytes < MostUnflushedBytes ? Task.CompletedTask : FlushNowAsync(cancellationToken);

    /// <summary>Sends what waits.</summary>
    public Task FlushNowAsync() => _unflushedBytes == 0 ? Task.CompletedTask : FlushNowAsync(CancellationToken.None);

    public override void Flush() => throw Synchronous();

    public override void Write(byte[] buffer, int offset, int count) => throw Synchronous();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private Task FlushNowAsync(CancellationToken cancellationToken)
    {
        _unflushedBytes = 0;
        return inner.FlushAsync(cancellationToken);
    }

    private static NotSupportedException Synchronous() => new("A request stream is written asynchronously.");
}
