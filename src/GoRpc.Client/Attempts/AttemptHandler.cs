using GoRpc.Compression;

namespace GoRpc.Client.Attempts;

/// <summary>The attempt layer: watches what HTTP does to the attempts that Grpc.Net.Client carries.</summary>
internal sealed class AttemptHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string Encoding = "grpc-encoding";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, AttemptResponse.Current, cancellationToken);

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, AttemptResponse? attempt, CancellationToken cancellationToken)
    {
        if (attempt is { HasRequestStream: true } && request.Content is { } content)
        {
            request.Content = new OneTimeContent(content, attempt);
        }

        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        // A status among the headers means that no message and no trailers follow.
        attempt?.IsTrailersOnly = response.Headers.NonValidated.Contains("grpc-status");
        HideUnknownEncoding(response);
        return response;
    }

    // Grpc.Net.Client calls a message in such an encoding UNIMPLEMENTED, which is the word for a method that the service does not have. One that is compressed in
    // no encoding at all it calls INTERNAL, as https://github.com/grpc/grpc/blob/master/doc/compression.md says of both.
    private static void HideUnknownEncoding(HttpResponseMessage response)
    {
        if (response.Headers.NonValidated.TryGetValues(Encoding, out var encoding) && Compressor.Find(encoding.ToString()) is null)
        {
            response.Headers.Remove(Encoding);
        }
    }
}
