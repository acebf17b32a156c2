using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace GoRpc.Integration.Tests.ForeignClients;

/// <summary>The answer to a call, read to its end.</summary>
internal sealed class RawReply(HttpResponseMessage response, IReadOnlyList<byte[]> messages)
{
    public HttpStatusCode HttpStatus => response.StatusCode;

    public string? ContentType => response.Content.Headers.ContentType?.ToString();

    /// <summary>Each message in hex.</summary>
    public IReadOnlyList<string> Messages { get; } = [.. messages.Select(Convert.ToHexString)];

    /// <summary>The grpc-status.</summary>
    public int Status => int.Parse(Trailer("grpc-status")!, CultureInfo.InvariantCulture);

    /// <summary>The grpc-message, decoded.</summary>
    public string? Message => Trailer("grpc-message") is { } message ? Uri.UnescapeDataString(message) : null;

    /// <summary>A trailer; an answer without a message has its trailers in the headers ("Trailers-Only").</summary>
    public string? Trailer(string name) => First(response.TrailingHeaders, name) ?? First(response.Headers, name);

    /// <summary>A binary trailer; base64, whose padding is optional.</summary>
    public byte[]? BinaryTrailer(string name) =>
        Trailer(name) is { } text ? Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '=')) : null;

    private static string? First(HttpHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.First() : null;
}
