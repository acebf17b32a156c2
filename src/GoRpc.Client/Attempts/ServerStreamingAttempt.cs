using GoRpc.Client.Calls;
using Grpc.Core;

namespace GoRpc.Client.Attempts;

/// <summary>An attempt of a server-streaming call.</summary>
internal sealed class ServerStreamingAttempt<TRequest, TResponse>(
    ResilientCall call,
    in AttemptStart start,
    AttemptResponse response,
    AsyncServerStreamingCall<TResponse> inner) : StreamAttempt<TRequest, TResponse>(call, start, response)
{
    public override IAsyncStreamReader<TResponse> Responses => inner.ResponseStream;

    public override Task<Metadata> ResponseHeadersAsync => inner.ResponseHeadersAsync;

    public override Status GetStatus() => inner.GetStatus();

    public override Metadata GetTrailers() => inner.GetTrailers();

    protected override void End() => inner.Dispose();
}
