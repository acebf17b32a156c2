using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using GoRpc.Client.Errors;
using Grpc.Core;

namespace GoRpc.Client.Transport.Direct;

/// <summary>Reads how a call ended from its response.</summary>
internal static class ResponseStatus
{
    private const string Grpc = "application/grpc";

    /// <summary>The status of a response without a message: it stands among the headers, or there is no gRPC in them. Null while the response goes on.</summary>
    public static Status? OfHeaders(HttpResponseMessage response)
    {
        if (Find(response.Headers) is { } status)
        {
            return status.StatusCode is StatusCode.OK ? new Status(StatusCode.Internal, "The response ends with the status OK and without a message.") : status;
        }

        if (response.StatusCode is not HttpStatusCode.OK)
        {
            return new Status(CodeOf(response.StatusCode), $"{TroubleFinder.NotGrpc} HTTP status code: {(int)response.StatusCode}");
        }

        if (!response.Content.Headers.NonValidated.TryGetValues("content-type", out var contentType))
        {
            return new Status(StatusCode.Cancelled, $"{TroubleFinder.NotGrpc} Response did not have a content-type header.");
        }

        return IsGrpc(contentType.ToString())
            ? null
            : new Status(StatusCode.Cancelled, $"{TroubleFinder.NotGrpc} Invalid content-type value: {contentType}");
    }

    /// <summary>The status at the end of a response that was read.</summary>
    public static Status OfTrailers(HttpResponseMessage response) =>
        Find(response.TrailingHeaders) ?? new Status(StatusCode.Cancelled, $"{TroubleFinder.NoStatus} found on response.");

    private static Status? Find(HttpHeaders headers)
    {
        if (!headers.NonValidated.TryGetValues("grpc-status", out var status))
        {
            return null;
        }

        var text = status.ToString();
        if (text == "0")
        {
            return Status.DefaultSuccess;
        }

        var detail = headers.NonValidated.TryGetValues("grpc-message", out var message) ? Uri.UnescapeDataString(message.ToString()) : "";
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? new Status((StatusCode)code, detail)
            : new Status(StatusCode.Unknown, $"The response has the gRPC status '{text}', where a number is expected. {detail}");
    }

    private static bool IsGrpc(string contentType) =>
        contentType.StartsWith(Grpc, StringComparison.OrdinalIgnoreCase) && (contentType.Length == Grpc.Length || contentType[Grpc.Length] is '+' or ';');

    // https://github.com/grpc/grpc/blob/master/doc/http-grpc-status-mapping.md
    private static StatusCode CodeOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.BadRequest or HttpStatusCode.RequestHeaderFieldsTooLarge => StatusCode.Internal,
        HttpStatusCode.Unauthorized => StatusCode.Unauthenticated,
        HttpStatusCode.Forbidden => StatusCode.PermissionDenied,
        HttpStatusCode.NotFound => StatusCode.Unimplemented,
        HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => StatusCode.Unavailable,
        _ => StatusCode.Unknown,
    };
}
