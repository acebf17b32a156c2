using System.Net;
using System.Net.Sockets;

namespace GoRpc.Outages.Faults;

/// <summary>One connection through a <see cref="FaultProxy"/>.</summary>
internal sealed class ProxiedConnection(Socket client, Func<Fault> fault, Action countRequest, TimeProvider timeProvider)
{
    private readonly Socket _server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly CancellationTokenSource _end = new();

    /// <summary>Passes bytes both ways until both sides have ended, or one is broken. Never fails.</summary>
    public async Task RunAsync(IPEndPoint target)
    {
        try
        {
            client.NoDelay = true;
            if (fault().Swallows)
            {
                await SwallowAsync();
            }
            else
            {
                await _server.ConnectAsync(target, _end.Token);
                await Task.WhenAll(
                    ResetOnFailureAsync(new FaultPipe(client, _server, fault, new RequestCounter(countRequest), timeProvider).RunAsync(_end.Token)),
                    ResetOnFailureAsync(new FaultPipe(_server, client, fault, counter: null, timeProvider).RunAsync(_end.Token)));
            }
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // A side that breaks breaks the other.
        }

        Reset();
    }

    /// <summary>Ends both sides: with a TCP reset where they have not ended.</summary>
    public void Reset()
    {
        _end.Cancel();
        // No time to linger: the peer gets a reset instead of an end.
        client.Close(0);
        _server.Close(0);
    }

    private async Task ResetOnFailureAsync(Task pipe)
    {
        try
        {
            await pipe;
        }
        catch
        {
            Reset();
            throw;
        }
    }

    // A peer in a black hole answers nobody: there is no need to reach it.
    private async Task SwallowAsync()
    {
        var counter = new RequestCounter(countRequest);
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await client.ReceiveAsync(buffer, _end.Token)) > 0)
        {
            counter.Read(buffer.AsSpan(0, read));
        }
    }
}
