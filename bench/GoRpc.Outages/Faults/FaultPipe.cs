using System.Net.Sockets;
using System.Threading.Channels;

namespace GoRpc.Outages.Faults;

/// <summary>One direction of a connection. What is held back does not hold up reading, so a delay costs no throughput.</summary>
internal sealed class FaultPipe(Socket from, Socket to, Func<Fault> fault, RequestCounter? counter, TimeProvider timeProvider)
{
    private const int ReadBytes = 16 * 1024;
    private const int ChunksAhead = 256;

    // A trickle comes in so many drops in a second.
    private const int DropsPerSecond = 50;

    private readonly Channel<Chunk> _chunks = Channel.CreateBounded<Chunk>(
        new BoundedChannelOptions(ChunksAhead) { SingleReader = true, SingleWriter = true });

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var writing = WriteAsync(cancellationToken);
        try
        {
            await ReadAsync(cancellationToken);
            _chunks.Writer.Complete();
        }
        catch (Exception exception)
        {
            _chunks.Writer.Complete(exception);
        }

        await writing;
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var due = timeProvider.GetTimestamp();
        var buffer = new byte[ReadBytes];
        int read;
        while ((read = await from.ReceiveAsync(buffer, cancellationToken)) > 0)
        {
            counter?.Read(buffer.AsSpan(0, read));
            var current = fault();
            if (current.Swallows)
            {
                continue;
            }

            // Later bytes never overtake earlier ones.
            due = Math.Max(due, timeProvider.GetTimestamp() + ToTimestamp(current.Delay + (current.Jitter * Random.Shared.NextDouble())));
            await _chunks.Writer.WriteAsync(new Chunk(buffer.AsSpan(0, read).ToArray(), due), cancellationToken);
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        await foreach (var chunk in _chunks.Reader.ReadAllAsync(cancellationToken))
        {
            var wait = timeProvider.GetElapsedTime(timeProvider.GetTimestamp(), chunk.Due);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, timeProvider, cancellationToken);
            }

            await SendAsync(chunk.Bytes, cancellationToken);
        }

        to.Shutdown(SocketShutdown.Send);
    }

    private async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (bytes.Length > 0)
        {
            var current = fault();
            if (current.Swallows)
            {
                return;
            }

            var drop = bytes.Length;
            if (current.BytesPerSecond is { } perSecond)
            {
                drop = Math.Clamp(perSecond / DropsPerSecond, 1, bytes.Length);
                await Task.Delay(TimeSpan.FromSeconds((double)drop / perSecond), timeProvider, cancellationToken);
            }

            var sent = await to.SendAsync(bytes[..drop], cancellationToken);
            bytes = bytes[sent..];
        }
    }

    private long ToTimestamp(TimeSpan time) => (long)(time.TotalSeconds * timeProvider.TimestampFrequency);

    private sealed record Chunk(byte[] Bytes, long Due);
}
