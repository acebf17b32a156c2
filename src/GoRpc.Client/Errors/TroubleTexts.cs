using System.Net.Sockets;
using GoRpc.Compression;
using Grpc.Core;

namespace GoRpc.Client.Errors;

/// <summary>Says in words what is wrong and what to do about it.</summary>
internal static class TroubleTexts
{
    /// <summary>A sentence or two without user data; null when the status itself says enough.</summary>
    public static string? Of(Trouble trouble, string target, Status status)
    {
        var isSecure = target.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        return trouble switch
        {
            Trouble.NothingListens => $"Nothing listens at {target}. Start the service, or correct the client's address.",
            Trouble.UnknownHost => $"The host name of {target} is unknown. Check the client's address for a typing error, and the name in DNS.",
            Trouble.ConnectTimeout => $"{target} accepted no connection within the connect timeout. The host is down, a firewall drops its packets, or the client's address is wrong.",
            Trouble.NoConnection => $"No connection to {target} could be made{Reason(status.DebugException)}. Check that the service runs, and the client's address.",
            Trouble.NoTls => $"What listens at {target} does not speak TLS. If the service has no certificate, type 'http://' instead of 'https://'.",
            Trouble.UntrustedCertificate => $"The certificate of {target} is not trusted: {Innermost(status)} Trust the authority that signed it, on the machine or by the client's option Tls.CaCertificateFile.",
            Trouble.CertificateForOtherHost => $"The certificate of {target} is for another host name. Use a name that the certificate holds as the client's address, or give the service a certificate for this one.",
            Trouble.TlsFailed => $"The TLS handshake with {target} failed: {Innermost(status)}",
            Trouble.NoHttp2 when isSecure => $"{target} ended the connection right after the TLS handshake. If the service wants a client certificate, set the client's option Tls.ClientCertificateFile; if it is no gRPC service, correct the client's address.",
            Trouble.NoHttp2 => $"What listens at {target} does not answer in cleartext HTTP/2. If the service has a certificate, type 'https://' instead of 'http://'; if it is a port for HTTP/1.1 or for something else, use the service's gRPC port.",
            Trouble.Http11Only => $"What listens at {target} speaks HTTP/1.1 only, and gRPC needs HTTP/2. Use the service's gRPC port, or a proxy that passes HTTP/2 on.",
            Trouble.NotGrpc => $"What answered at {target} is not a gRPC service, but a web server or a proxy. {Without(status.Detail, "Bad gRPC response. ")}{Period(status.Detail)} Check the client's address, and the proxy if there is one.",
            Trouble.AnswerWithoutStatus => $"The answer of {target} ended without a gRPC status. A proxy in between dropped it or cut the answer off, or what listens there is no gRPC service.",
            Trouble.RequestTooLarge => "The request is larger than this client may send. Send less, or raise the client's option MaxSendMessageBytes.",
            Trouble.ResponseTooLarge => "The response is larger than this client takes. Ask for less, or raise the client's option MaxReceiveMessageBytes.",
            Trouble.RequestRefusedAsTooLarge => "The request is larger than the service takes. Send less, or raise the limit of the service.",
            Trouble.StreamRefused => $"{target} refused the call before looking at it.",
            Trouble.RequestStreamLost => $"{target} refused the connection's stream after the request stream had begun. Call again.",
            Trouble.StreamReset => $"{target} broke the call off{Reason(status.DebugException)}. Whether the service executed it is unknown.",
            Trouble.ConnectionLost => $"The connection to {target} broke before the answer was complete{Reason(status.DebugException)}. Whether the service executed the call is unknown.",
            Trouble.MalformedResponse => $"The answer of {target} is cut off or malformed: {Innermost(status)}",
            Trouble.UnknownEncoding => $"The answer of {target} is compressed in no encoding that this client takes. It takes '{Compressor.Accepted}' and said so; check the service, and the proxy if there is one.",
            _ => null,
        };
    }

    private static string Reason(Exception? exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (current is SocketException socket)
            {
                return $" ({socket.Message})";
            }

            if (current is HttpProtocolException { InnerException: null } protocol)
            {
                return $" (HTTP/2 error {protocol.ErrorCode})";
            }
        }

        return "";
    }

    private static string Innermost(Status status) => status.DebugException?.GetBaseException().Message is { Length: > 0 } text ? text.TrimEnd('.') + '.' : "";

    private static string Without(string text, string prefix) => text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text;

    private static string Period(string text) => text.EndsWith('.') ? "" : ".";
}
