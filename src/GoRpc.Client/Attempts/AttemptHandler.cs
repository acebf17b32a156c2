namespace GoRpc.Client.Attempts;

/// <summary>The attempt layer: watches what HTTP does to the attempts of streams. Everything else passes untouched.</summary>
internal sealed class AttemptHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        AttemptResponse.Current is { } attempt ? SendAsync(request, attempt, cancellationToken) : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, AttemptResponse attempt, CancellationToken cancellationToken)
    {
        if (attempt.HasRequestStream && request.Content is { } content)
        {
            request.Content = new OneTimeContent(content, attempt);
        }

        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        // A status among the headers means that no message and no trailers follow.
        attempt.IsTrailersOnly = response.Headers.NonValidated.Contains("grpc-status");
        return response;
    }
}
