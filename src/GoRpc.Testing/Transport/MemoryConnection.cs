using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace GoRpc.Testing.Transport;

/// <summary>The host's end of a connection.</summary>
internal sealed class MemoryConnection : DefaultConnectionContext
{
    // Never disposed: whoever asks late whether the connection is closed may still ask. It holds no timer.
    private readonly CancellationTokenSource _closed = new();

    public MemoryConnection(IDuplexPipe transport)
        : base(Guid.NewGuid().ToString("N"))
    {
        Transport = transport;
        LocalEndPoint = RemoteEndPoint = new MemoryEndPoint();
        ConnectionClosed = _closed.Token;
    }

    // As when a socket is closed: neither side waits for the other any more. The base class would cancel on another thread what it may have disposed.
    public override void Abort(ConnectionAbortedException abortReason)
    {
        Transport.Input.CancelPendingRead();
        Transport.Output.CancelPendingFlush();
        _ = _closed.CancelAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await Transport.Input.CompleteAsync().ConfigureAwait(false);
        await Transport.Output.CompleteAsync().ConfigureAwait(false);
        await _closed.CancelAsync().ConfigureAwait(false);
    }
}
