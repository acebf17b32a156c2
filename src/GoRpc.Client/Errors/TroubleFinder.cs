using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using GoRpc.Client.Attempts;
using GoRpc.Compression;
using Grpc.Core;

namespace GoRpc.Client.Errors;

/// <summary>
/// Tells from what Grpc.Net.Client and SocketsHttpHandler throw what went wrong. Where they give no error code, their English
/// texts are the only sign; the integration tests reproduce each of them.
/// </summary>
internal static class TroubleFinder
{
    // What a transport says in its status where it has no exception. Grpc.Net.Client says it in these words, and so does GoRpc's own transport.
    public const string NotGrpc = "Bad gRPC response.";
    public const string NoStatus = "No grpc-status";
    public const string RequestTooLarge = "Sending message exceeds the maximum configured message size.";
    public const string MessageTooLarge = DecompressedMessage.TooLarge;

    public const string NoKnownEncoding = "Request sent 'identity' grpc-encoding value with compressed message.";

    private const long RefusedStream = 0x7;
    private const long Http11Required = 0xd;
    private const long ProtocolError = 0x1;

    public static Trouble Find(Status status, Metadata trailers)
    {
        if (status.DebugException is { } exception)
        {
            return Find(exception);
        }

        var detail = status.Detail ?? "";
        return status.StatusCode switch
        {
            StatusCode.ResourceExhausted => FindSize(detail, trailers),
            // A service says the same of a request, with trailers.
            StatusCode.Internal when detail == NoKnownEncoding && ReferenceEquals(trailers, Metadata.Empty) => Trouble.UnknownEncoding,
            StatusCode.Cancelled when detail.StartsWith(NoStatus, StringComparison.Ordinal) => Trouble.AnswerWithoutStatus,
            _ => detail.StartsWith(NotGrpc, StringComparison.Ordinal) ? Trouble.NotGrpc : Trouble.None,
        };
    }

    /// <summary>Whether the server can't have seen the request.</summary>
    /// <remarks>
    /// A refused stream is one that the server did not process (RFC 9113, section 8.7). A connection that failed while in use proves nothing.
    /// </remarks>
    public static bool NeverSent(Trouble trouble) => trouble is Trouble.StreamRefused || NeverConnected(trouble);

    /// <summary>Whether no connection could be made.</summary>
    public static bool NeverConnected(Trouble trouble) => trouble is Trouble.NothingListens or Trouble.UnknownHost or Trouble.ConnectTimeout
        or Trouble.NoConnection or Trouble.NoTls or Trouble.UntrustedCertificate or Trouble.CertificateForOtherHost or Trouble.TlsFailed;

    private static Trouble Find(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            var trouble = current switch
            {
                HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => Trouble.UnknownHost,
                HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } http => FindConnection(http),
                HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } http => FindTls(http),
                HttpRequestException { HttpRequestError: HttpRequestError.VersionNegotiationError } => Trouble.Http11Only,
                HttpProtocolException protocol => FindProtocol(protocol),
                RequestStreamLostException => Trouble.RequestStreamLost,
                // Only the limit for connecting is a TimeoutException: deadlines of calls are not.
                OperationCanceledException { InnerException: TimeoutException } => Trouble.ConnectTimeout,
                InvalidDataException => Trouble.MalformedResponse,
                _ when current.Message.Contains("did not complete the HTTP/2 handshake", StringComparison.Ordinal) => Trouble.NoHttp2,
                _ => Trouble.None,
            };
            if (trouble != Trouble.None)
            {
                return trouble;
            }
        }

        return exception is HttpRequestException or IOException ? Trouble.ConnectionLost : Trouble.None;
    }

    private static Trouble FindConnection(HttpRequestException exception) => exception.InnerException switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => Trouble.NothingListens,
        SocketException { SocketErrorCode: SocketError.TimedOut } => Trouble.ConnectTimeout,
        _ => Trouble.NoConnection,
    };

    private static Trouble FindTls(HttpRequestException exception)
    {
        if (exception.InnerException is not AuthenticationException authentication)
        {
            // The other side went away during the handshake; without a certificate in question it may work the next time.
            return Trouble.NoConnection;
        }

        var text = authentication.Message;
        if (text.Contains(nameof(SslPolicyErrors.RemoteCertificateNameMismatch), StringComparison.Ordinal))
        {
            return Trouble.CertificateForOtherHost;
        }

        if (text.Contains("remote certificate", StringComparison.OrdinalIgnoreCase))
        {
            return Trouble.UntrustedCertificate;
        }

        if (text.Contains("Cannot determine the frame size", StringComparison.Ordinal))
        {
            return Trouble.NoTls;
        }

        return authentication.GetBaseException().Message.Contains("application protocol", StringComparison.Ordinal) ? Trouble.Http11Only : Trouble.TlsFailed;
    }

    private static Trouble FindProtocol(HttpProtocolException exception) => exception.ErrorCode switch
    {
        RefusedStream => Trouble.StreamRefused,
        Http11Required => Trouble.Http11Only,
        ProtocolError when exception.Message.Contains("sent invalid data", StringComparison.Ordinal) => Trouble.NoHttp2,
        _ => exception.Message.Contains("reset the stream", StringComparison.Ordinal) ? Trouble.StreamReset : Trouble.ConnectionLost,
    };

    private static Trouble FindSize(string detail, Metadata trailers) => detail switch
    {
        RequestTooLarge => Trouble.RequestTooLarge,
        // The server says it in the same words. What this side notices has no trailers: the response is not read to its end.
        MessageTooLarge =>
            ReferenceEquals(trailers, Metadata.Empty) ? Trouble.ResponseTooLarge : Trouble.RequestRefusedAsTooLarge,
        _ => Trouble.None,
    };
}
