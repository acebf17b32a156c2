using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace GoRpc.Integration.Tests.Client.Calls;

/// <summary>Speaks HTTP/2 frame by frame, for what no HTTP server can be made to do.</summary>
internal sealed class Http2Peer : IAsyncDisposable
{
    public const byte HeadersFrame = 1;
    public const int RefusedStream = 7;
    public const int Cancel = 8;

    private const int PrefaceBytes = 24;
    private const int FrameHeaderBytes = 9;
    private const byte ResetFrame = 3;
    private const byte SettingsFrame = 4;
    private const byte Acknowledged = 1;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<Http2Peer, byte, int, Task> _onFrame;
    private readonly Task _accepting;
    private NetworkStream? _stream;
    private int _streams;

    /// <summary>Starts to listen.</summary>
    /// <param name="onFrame">Is told the type and the stream of each frame from the client.</param>
    public Http2Peer(Func<Http2Peer, byte, int, Task> onFrame)
    {
        _onFrame = onFrame;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    /// <summary>How many streams clients have opened.</summary>
    public int Streams => Volatile.Read(ref _streams);

    public Task ResetAsync(int stream, int errorCode)
    {
        var payload = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(payload, errorCode);
        return WriteAsync(ResetFrame, 0, stream, payload);
    }

    public void Close() => _stream?.Close();

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Close();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                _stream = client.GetStream();
                await ServeAsync(_stream);
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or InvalidOperationException or OperationCanceledException)
        {
            // The client has gone, or the test has ended: accepting from a stopped listener is an InvalidOperationException.
        }
    }

    private async Task ServeAsync(NetworkStream stream)
    {
        await stream.ReadExactlyAsync(new byte[PrefaceBytes]);
        await WriteAsync(SettingsFrame, 0, 0, []);
        var header = new byte[FrameHeaderBytes];
        while (true)
        {
            await stream.ReadExactlyAsync(header);
            await stream.ReadExactlyAsync(new byte[(header[0] << 16) | (header[1] << 8) | header[2]]);
            var (type, flags, id) = (header[3], header[4], BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(5)));
            if (type == SettingsFrame && (flags & Acknowledged) == 0)
            {
                await WriteAsync(SettingsFrame, Acknowledged, 0, []);
            }

            if (type == HeadersFrame)
            {
                Interlocked.Increment(ref _streams);
            }

            await _onFrame(this, type, id);
        }
    }

    private async Task WriteAsync(byte type, byte flags, int stream, byte[] payload)
    {
        var frame = new byte[FrameHeaderBytes + payload.Length];
        (frame[1], frame[2], frame[3], frame[4]) = ((byte)(payload.Length >> 8), (byte)payload.Length, type, flags);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        payload.CopyTo(frame, FrameHeaderBytes);
        await _stream!.WriteAsync(frame);
    }
}
