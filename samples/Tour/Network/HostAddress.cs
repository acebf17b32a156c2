using System.Net;
using System.Net.Sockets;

namespace GoRpc.Tour.Network;

/// <summary>Where the host is, for the few things that the Tour does below its clients.</summary>
/// <param name="address">What a client's Address says: http, https, or unix.</param>
internal sealed class HostAddress(string address)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Uri _uri = new(address);

    /// <inheritdoc/>
    public override string ToString() => address;

    /// <summary>Opens a bare connection.</summary>
    /// <exception cref="SocketException">Nobody listens there.</exception>
    public async Task<Socket> ConnectAsync(CancellationToken cancellationToken)
    {
        var isUnix = _uri.Scheme == "unix";
        var socket = isUnix
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            EndPoint endpoint = isUnix ? new UnixDomainSocketEndPoint(_uri.LocalPath) : new DnsEndPoint(_uri.Host, _uri.Port);
            await socket.ConnectAsync(endpoint, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Finds out at once whether anybody is there, before any call waits and tries again as a resilient client does.</summary>
    /// <exception cref="TourException">Nobody is; the message has the command that starts a host.</exception>
    public async Task CheckAsync(TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var connection = await ConnectAsync(either.Token);
        }
        catch (Exception exception) when (exception is SocketException || patience.IsCancellationRequested)
        {
            throw new TourException(
                $"No host answers at {address}. Start one in another terminal: dotnet run --project src/GoRpc.Host");
        }
    }
}
