using System.IO.Pipelines;
using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace GoRpc.Testing.Transport;

/// <summary>
/// Connections inside the process: Kestrel and the client speak HTTP/2 over two pipes, so that frames, flow control, trailers and resets are what they are over a
/// socket. Safe for threads.
/// </summary>
internal sealed class MemoryTransport : IConnectionListenerFactory, IConnectionListenerFactorySelector, IConnectionListener
{
    private readonly Channel<ConnectionContext> _connections = Channel.CreateUnbounded<ConnectionContext>();

    public EndPoint EndPoint { get; } = new MemoryEndPoint();

    public bool CanBind(EndPoint endpoint) => endpoint == EndPoint;

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) => new(this);

    /// <summary>Opens a connection; gives the client's end of it.</summary>
    /// <exception cref="IOException">The host has stopped.</exception>
    public ValueTask<Stream> ConnectAsync()
    {
        // Continuations on threads of their own: whoever writes must not do the reader's work.
        var options = new PipeOptions(useSynchronizationContext: false);
        var (toHost, toClient) = (new Pipe(options), new Pipe(options));
        var connection = new MemoryConnection(new DuplexPipe(toHost.Reader, toClient.Writer));
        return _connections.Writer.TryWrite(connection)
            ? new(new PipeStream(toClient.Reader, toHost.Writer))
            : throw new IOException("The test host has stopped.");
    }

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (await _connections.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_connections.Reader.TryRead(out var connection))
            {
                return connection;
            }
        }

        return null;
    }

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _connections.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => UnbindAsync();

    private sealed record DuplexPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
