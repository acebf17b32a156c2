using System.Buffers.Binary;
using System.Net;
using System.Threading.Channels;

namespace GoRpc.Integration.Tests.ForeignClients;

/// <summary>
/// One gRPC call made of HTTP/2 and bytes alone: five bytes of framing before each message, the status in the trailers.
/// One reader and one writer at a time.
/// </summary>
internal sealed class RawCall : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Channel<byte[]> _outgoing = Channel.CreateUnbounded<byte[]>();
    private readonly CancellationTokenSource _limit = new(Limit);
    private readonly Task<HttpResponseMessage> _response;
    private Stream? _incoming;

    /// <summary>Opens the call; the request headers leave at once.</summary>
    public RawCall(Uri address, string path, string contentType = "application/grpc", params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new RawContent(_outgoing.Reader, contentType),
        };
        request.Headers.TE.ParseAdd("trailers");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        _response = _http.SendAsync(request, _limit.Token);
    }

    /// <summary>Makes a call of given messages, in hex, and reads the answer to its end.</summary>
    public static async Task<RawReply> RunAsync(Uri address, string path, params string[] messages)
    {
        using var call = new RawCall(address, path);
        foreach (var message in messages)
        {
            call.Write(message);
        }

        call.Complete();
        return await call.ReadToEndAsync();
    }

    /// <summary>Sends one message, given in hex.</summary>
    public void Write(string message) => WriteFrame(Wire.Frame(Wire.Bytes(message)));

    /// <summary>Sends bytes as they are.</summary>
    public void WriteFrame(byte[] frame) => _outgoing.Writer.TryWrite(frame);

    /// <summary>Ends the request.</summary>
    public void Complete() => _outgoing.Writer.Complete();

    /// <summary>The next message of the answer, or null at its end.</summary>
    public async Task<byte[]?> ReadAsync()
    {
        _incoming ??= await (await _response).Content.ReadAsStreamAsync(_limit.Token);
        var prefix = new byte[5];
        if (await _incoming.ReadAtLeastAsync(prefix, prefix.Length, throwOnEndOfStream: false, _limit.Token) == 0)
        {
            return null;
        }

        Assert.Equal(0, prefix[0]);
        var message = new byte[BinaryPrimitives.ReadUInt32BigEndian(prefix.AsSpan(1))];
        await _incoming.ReadExactlyAsync(message, _limit.Token);
        return message;
    }

    /// <summary>The rest of the answer.</summary>
    public async Task<RawReply> ReadToEndAsync()
    {
        var messages = new List<byte[]>();
        while (await ReadAsync() is { } message)
        {
            messages.Add(message);
        }

        return new RawReply(await _response, messages);
    }

    /// <summary>The HTTP status, for answers that are no gRPC.</summary>
    public async Task<HttpStatusCode> HttpStatusAsync() => (await _response).StatusCode;

    public void Dispose()
    {
        _limit.Cancel();
        _outgoing.Writer.TryComplete();
        _http.Dispose();
        _limit.Dispose();
    }
}
