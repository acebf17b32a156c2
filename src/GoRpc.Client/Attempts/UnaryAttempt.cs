using GoRpc.Client.Calls;
using Grpc.Core;

namespace GoRpc.Client.Attempts;

/// <summary>An attempt of a unary call.</summary>
internal sealed class UnaryAttempt<TResponse>(ResilientCall call, int number, AsyncUnaryCall<TResponse> inner) : Attempt(call, number)
{
    public Task<TResponse> Response { get; } = inner.ResponseAsync;

    public override Task<Metadata> ResponseHeadersAsync => inner.ResponseHeadersAsync;

    public override Task AnsweredAsync() => Response;

    public override Status GetStatus() => inner.GetStatus();

    public override Metadata GetTrailers() => inner.GetTrailers();

    public override void Dispose() => inner.Dispose();
}
