using GoRpc.Calls;
using GoRpc.Compression;
using Grpc.Core;

namespace GoRpc.Client.Compression;

/// <summary>The request stream of an attempt whose messages are compressed from a size on. One message at a time.</summary>
internal sealed class CompressedRequests<TRequest, TResponse>(CompressionPolicy policy, ContractMethod<TRequest, TResponse> method, IClientStreamWriter<TRequest> inner)
    : IClientStreamWriter<TRequest>
    where TRequest : class
    where TResponse : class
{
    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(TRequest message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(TRequest message, CancellationToken cancellationToken)
    {
        inner.WriteOptions = method.IsLarge(policy, message) ? WriteOptions : CompressedCalls.AsItIs;
        return inner.WriteAsync(message, cancellationToken);
    }

    public Task CompleteAsync() => inner.CompleteAsync();
}
