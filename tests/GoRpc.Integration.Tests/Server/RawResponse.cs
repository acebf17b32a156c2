using System.Net;
using System.Net.Http.Headers;
using System.Text;
using GoRpc.Tests.Shared;

namespace GoRpc.Integration.Tests.Server;

/// <summary>A gRPC response as plain HTTP/2.</summary>
/// <param name="Headers">Headers and trailers; a status without messages stands among the headers.</param>
/// <param name="Body">The frames.</param>
internal sealed record RawResponse(IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string? Status => Headers.GetValueOrDefault("grpc-status");

    public string Message => Uri.UnescapeDataString(Headers.GetValueOrDefault("grpc-message") ?? "");

    /// <summary>All there is, as text to search.</summary>
    public string Everything => string.Join('\n', Headers.Select(header => $"{header.Key}: {Uri.UnescapeDataString(header.Value)}")) + Encoding.UTF8.GetString(Body);
}

internal static class RawRequests
{
    /// <summary>Posts bytes as the body of a call.</summary>
    public static async Task<RawResponse> PostGrpcAsync(this HttpClient http, string path, byte[] body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
        };
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var response = await http.SendAsync(request).Within($"the response of '{path}'");
        var content = await response.Content.ReadAsByteArrayAsync().Within($"the body of the response of '{path}'");
        var all = response.Headers.Concat(response.TrailingHeaders).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new RawResponse(all, content);
    }
}
