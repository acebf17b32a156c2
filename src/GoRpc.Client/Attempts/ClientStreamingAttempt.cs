using GoRpc.Client.Calls;
using Grpc.Core;

namespace GoRpc.Client.Attempts;

/// <summary>An attempt of a client-streaming call.</summary>
internal sealed class ClientStreamingAttempt<TRequest, TResponse>(
    ResilientCall call,
    in AttemptStart start,
    AttemptResponse response,
    AsyncClientStreamingCall<TRequest, TResponse> inner) : StreamAttempt<TRequest, TResponse>(call, start, response)
{
    public override IClientStreamWriter<TRequest> Requests => inner.RequestStream;

    public override Task<TResponse> Response => inner.ResponseAsync;

    public override Task<Metadata> ResponseHeadersAsync => inner.ResponseHeadersAsync;

    public override Status GetStatus() => inner.GetStatus();

    public override Metadata GetTrailers() => inner.GetTrailers();

    protected override void End() => inner.Dispose();
}
