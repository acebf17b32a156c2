using System.Buffers;
using System.Net;

namespace GoRpc.Client.Transport.Direct;

/// <summary>The body of a request with one message, encoded before anything is sent. SocketsHttpHandler may send it twice, when its stream was refused.</summary>
internal sealed class RequestContent : HttpContent
{
    private readonly ArraySegment<byte> _frame;
    private Task? _sending;
    private bool _wasSentAgain;

    /// <param name="frame">In a buffer of the shared pool.</param>
    public RequestContent(ArraySegment<byte> frame)
    {
        _frame = frame;
        // As text: a parsed value costs an object per call.
        Headers.TryAddWithoutValidation("content-type", "application/grpc");
    }

    public bool IsCompressed => _frame[0] == 1;

    /// <summary>
    /// The call has ended well. A buffer that may still be read by a send under way or to come, because the service answered before it had the
    /// request, is left to the garbage collector; so are those of calls that failed, where nobody knows what is under way.
    /// </summary>
    public void Release()
    {
        if (!_wasSentAgain && _sending is { IsCompleted: true })
        {
            ArrayPool<byte>.Shared.Return(_frame.Array!);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _wasSentAgain = _sending is not null;
        return _sending = stream.WriteAsync(_frame, cancellationToken).AsTask();
    }

    // gRPC requests state no length.
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
