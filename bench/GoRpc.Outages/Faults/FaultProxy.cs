using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace GoRpc.Outages.Faults;

/// <summary>
/// A TCP proxy before one port of the loopback interface that delays, trickles, swallows or resets, as it is told while it runs. It also counts
/// the HTTP/2 requests that come to it, those among them that it swallows.
/// </summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly ConcurrentDictionary<ProxiedConnection, Task> _connections = new();
    private readonly CancellationTokenSource _disposed = new();
    private readonly TcpListener _listener;
    private readonly IPEndPoint _target;
    private readonly TimeProvider _timeProvider;
    private readonly Task _accepting;
    private volatile Fault _fault = Fault.None;
    private long _requests;

    private FaultProxy(int port, int targetPort, TimeProvider timeProvider)
    {
        _target = new IPEndPoint(IPAddress.Loopback, targetPort);
        _timeProvider = timeProvider;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The requests that have come, as HTTP/2 counts them: one for each block of headers from a client.</summary>
    public long Requests => Volatile.Read(ref _requests);

    /// <summary>What it does to the bytes that come from now on. A connection that has lost bytes is reset when the black hole closes.</summary>
    public Fault Fault
    {
        get => _fault;
        set
        {
            var before = _fault;
            _fault = value;
            if (value.Resets || (before.Swallows && !value.Swallows))
            {
                ResetAll();
            }
        }
    }

    /// <summary>Starts a proxy.</summary>
    /// <param name="targetPort">The port that it stands before; it need not listen yet.</param>
    /// <param name="port">Its own port; zero for any.</param>
    /// <param name="timeProvider">The clock of its delays; null for the system's.</param>
    public static FaultProxy Start(int targetPort, int port = 0, TimeProvider? timeProvider = null) => new(port, targetPort, timeProvider ?? TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        await _disposed.CancelAsync();
        _listener.Stop();
        ResetAll();
        await _accepting;
        await Task.WhenAll(_connections.Values);
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_disposed.IsCancellationRequested)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptSocketAsync(_disposed.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                continue;
            }

            var connection = new ProxiedConnection(client, () => _fault, () => Interlocked.Increment(ref _requests), _timeProvider);
            if (_fault.Resets)
            {
                connection.Reset();
                continue;
            }

            // Known before it runs, so that a reset for all does not miss it.
            _connections[connection] = Task.CompletedTask;
            var run = connection.RunAsync(_target);
            _connections[connection] = run;
            _ = run.ContinueWith(_ => _connections.TryRemove(connection, out var _), TaskScheduler.Default);
        }
    }

    private void ResetAll()
    {
        foreach (var connection in _connections.Keys)
        {
            connection.Reset();
        }
    }
}
