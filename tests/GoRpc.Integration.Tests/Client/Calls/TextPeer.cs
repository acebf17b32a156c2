using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GoRpc.Integration.Tests.Client.Calls;

/// <summary>Answers whatever it hears with one text, and hangs up.</summary>
internal sealed class TextPeer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _answer;
    private readonly Task _accepting;

    public TextPeer(string answer)
    {
        _answer = Encoding.ASCII.GetBytes(answer);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                await stream.ReadAtLeastAsync(new byte[1024], 1);
                await stream.WriteAsync(_answer);
                client.Client.Shutdown(SocketShutdown.Send);
                // Until the client hangs up: closing with unread bytes would throw the answer away.
                while (await stream.ReadAtLeastAsync(new byte[1024], 1, throwOnEndOfStream: false) > 0)
                {
                }
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or InvalidOperationException or OperationCanceledException)
        {
            // The client has gone, or the test has ended: accepting from a stopped listener is an InvalidOperationException.
        }
    }
}
