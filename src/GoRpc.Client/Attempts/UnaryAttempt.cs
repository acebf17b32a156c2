using GoRpc.Client.Calls;
using Grpc.Core;

namespace GoRpc.Client.Attempts;

/// <summary>An attempt of a unary call.</summary>
internal sealed class UnaryAttempt<TResponse>(ResilientCall call, in AttemptStart start, AsyncUnaryCall<TResponse> inner) : Attempt(call, start)
{
    public Task<TResponse> Response { get; } = inner.ResponseAsync;

    public override Task<Metadata> ResponseHeadersAsync => inner.ResponseHeadersAsync;

    public override Task AnsweredAsync() => Response;

    public override Status GetStatus() => inner.GetStatus();

    public override Metadata GetTrailers() => inner.GetTrailers();

    protected override void End() => inner.Dispose();
}
