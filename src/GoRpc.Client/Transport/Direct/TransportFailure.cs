using System.Net.Sockets;
using Grpc.Core;

namespace GoRpc.Client.Transport.Direct;

/// <summary>The status of a call whose connection failed, or whose response was no gRPC.</summary>
internal static class TransportFailure
{
    private const long RefusedStream = 0x7;
    private const long Cancel = 0x8;
    private const long EnhanceYourCalm = 0xb;
    private const long InadequateSecurity = 0xc;

    /// <summary>The status; it keeps the exception, from which more is read than its code.</summary>
    public static Status Of(Exception exception) => new(CodeOf(exception), exception.Message, exception);

    private static StatusCode CodeOf(Exception exception)
    {
        var code = StatusCode.Internal;
        for (var current = exception; current is not null; current = current.InnerException)
        {
            switch (current)
            {
                case HttpProtocolException protocol:
                    return CodeOf(protocol.ErrorCode);
                case OperationCanceledException:
                    // The connect timeout: every other reason to cancel is known to whoever asks here.
                    return StatusCode.Unavailable;
                case SocketException or IOException:
                    code = StatusCode.Unavailable;
                    break;
            }
        }

        return code;
    }

    // https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md, "Errors".
    private static StatusCode CodeOf(long errorCode) => errorCode switch
    {
        RefusedStream => StatusCode.Unavailable,
        Cancel => StatusCode.Cancelled,
        EnhanceYourCalm => StatusCode.ResourceExhausted,
        InadequateSecurity => StatusCode.PermissionDenied,
        _ => StatusCode.Internal,
    };
}
