using System.Globalization;
using GoRpc.Calls;
using GoRpc.Faults;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace GoRpc.Server.Arrival;

/// <summary>gRPC over HTTP/2 (https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md).</summary>
internal sealed class GrpcProtocol : CallProtocol
{
    public const string ContentType = "application/grpc";
    public const string StatusHeader = "grpc-status";
    public const string MessageHeader = "grpc-message";

    // Eight digits, in the greatest unit that a deadline is measured in here.
    private const long MostMilliseconds = 99_999_999;

    public override bool Carries(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.ContentType is { } type
        && type.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase) && (type.Length == ContentType.Length || type[ContentType.Length] is '+' or ';');

    public override TimeSpan? FindTimeLeft(HttpRequest request) =>
        request.Headers.TryGetValue(Expiry.Header, out var header) ? Expiry.Read(header) : null;

    public override void SetTimeLeft(HttpRequest request, TimeSpan left) =>
        request.Headers[Expiry.Header] = string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp((long)left.TotalMilliseconds, 1, MostMilliseconds)}m");

    // One header block is the whole answer, so trailers stand among the headers ("Trailers-Only").
    public override void Refuse(HttpResponse response, Refusal refusal)
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = ContentType;
        var headers = response.Headers;
        SetStatus(response, refusal.Status);
        headers[CallMetadata.NotExecuted] = "1";
        headers[CallMetadata.StatusDetails] = refusal.PackedDetails;
        if (refusal.RetryAfter is { } delay)
        {
            headers[CallMetadata.RetryPushback] = RetryPushback.Of(delay);
        }
    }

    /// <summary>Sets the status of a call that has no messages.</summary>
    public static void SetStatus(HttpResponse response, Status status)
    {
        response.Headers[StatusHeader] = ((int)status.StatusCode).ToString(CultureInfo.InvariantCulture);
        response.Headers[MessageHeader] = Uri.EscapeDataString(status.Detail);
    }
}
