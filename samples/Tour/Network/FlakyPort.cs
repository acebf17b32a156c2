using System.Net;
using System.Net.Sockets;

namespace GoRpc.Tour.Network;

/// <summary>
/// A TCP port of this process that stands before the host and can be told to break: it cuts the connections that come,
/// or passes them on. Bytes go through as they are.
/// </summary>
internal sealed class FlakyPort : IAsyncDisposable
{
    private readonly Func<CancellationToken, Task<Socket>> _connectToHost;
    private readonly Action<string> _report;
    private readonly CancellationTokenSource _closing = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly Task _accepting;
    private volatile int _cutsLeft;

    private FlakyPort(Func<CancellationToken, Task<Socket>> connectToHost, Action<string> report)
    {
        _connectToHost = connectToHost;
        _report = report;
        _listener.Start();
        Address = $"http://{_listener.LocalEndpoint}";
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>Opens a port that passes connections on until it is told otherwise.</summary>
    /// <param name="connectToHost">Connects to the host.</param>
    /// <param name="report">Is told what happens to each connection, from any thread.</param>
    public static FlakyPort Open(Func<CancellationToken, Task<Socket>> connectToHost, Action<string> report) => new(connectToHost, report);

    /// <summary>Cuts the next connections as they come, with a TCP reset.</summary>
    /// <param name="connections">How many.</param>
    public void CutNext(int connections) => _cutsLeft = connections;

    /// <summary>Cuts every connection from now on.</summary>
    public void Break() => _cutsLeft = int.MaxValue;

    /// <summary>Passes connections on again.</summary>
    public void Repair() => _cutsLeft = 0;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _accepting;
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> passing = [];
        try
        {
            while (true)
            {
                var caller = await _listener.AcceptSocketAsync(_closing.Token);
                if (_cutsLeft > 0)
                {
                    Cut(caller);
                }
                else
                {
                    _report("passed a connection on to the host");
                    passing.Add(PassAsync(caller));
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(passing);
        }
    }

    private void Cut(Socket caller)
    {
        _cutsLeft--;
        // Zero seconds to linger: the caller gets a reset at once, and not an orderly end.
        caller.LingerState = new LingerOption(enable: true, seconds: 0);
        caller.Dispose();
        _report("cut a connection");
    }

    private async Task PassAsync(Socket caller)
    {
        using (caller)
        {
            try
            {
                using var host = await _connectToHost(_closing.Token);
                await using var fromCaller = new NetworkStream(caller);
                await using var fromHost = new NetworkStream(host);
                // When either side ends, so does the connection.
                await Task.WhenAny(fromCaller.CopyToAsync(fromHost, _closing.Token), fromHost.CopyToAsync(fromCaller, _closing.Token));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException)
            {
                _report($"lost the host: {exception.Message}");
            }
        }
    }
}
