using System.Net;

namespace GoRpc.Client.Attempts;

/// <summary>A request stream that refuses to be sent a second time.</summary>
/// <remarks>
/// SocketsHttpHandler sends a request again when the peer refused its stream (REFUSED_STREAM, GOAWAY). Grpc.Net.Client can do that with
/// one message, but keeps writing a request stream to the first, refused HTTP/2 stream: the service would see an empty stream and the call
/// would never end.
/// </remarks>
internal sealed class OneTimeContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly AttemptResponse _attempt;
    private bool _wasSent;

    public OneTimeContent(HttpContent inner, AttemptResponse attempt)
    {
        (_inner, _attempt) = (inner, attempt);
        Headers.ContentType = inner.Headers.ContentType;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (_wasSent)
        {
            return Task.FromException(new RequestStreamLostException());
        }

        _wasSent = true;
        return _inner.CopyToAsync(_attempt.Open(stream), context, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
