using System.Net;
using System.Net.Http.Headers;
using System.Threading.Channels;

namespace GoRpc.Integration.Tests.ForeignClients;

/// <summary>A request body that is written while the answer is already being read.</summary>
internal sealed class RawContent : HttpContent
{
    private readonly ChannelReader<byte[]> _outgoing;

    public RawContent(ChannelReader<byte[]> outgoing, string contentType)
    {
        _outgoing = outgoing;
        Headers.ContentType = new MediaTypeHeaderValue(contentType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // The headers leave before the first message, as gRPC clients do it.
        await stream.FlushAsync(cancellationToken);
        await foreach (var frame in _outgoing.ReadAllAsync(cancellationToken))
        {
            await stream.WriteAsync(frame, cancellationToken);
            await stream.FlushAsync(cancellationToken);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
