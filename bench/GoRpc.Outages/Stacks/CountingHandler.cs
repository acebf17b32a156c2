namespace GoRpc.Outages.Stacks;

/// <summary>Stands right above the connections, below everything that sends a request again.</summary>
internal sealed class CountingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        AttemptScope.Current?.Count();
        return base.SendAsync(request, cancellationToken);
    }
}
