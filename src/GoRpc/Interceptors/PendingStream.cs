using GoRpc.Contracts;

namespace GoRpc.Interceptors;

/// <summary>A response stream that an interceptor reads before there is one.</summary>
internal sealed class PendingStream(MethodContract method) : IAsyncEnumerable<object?>
{
    /// <summary>The stream, once it is there.</summary>
    public IAsyncEnumerable<object?>? Source { get; set; }

    public IAsyncEnumerator<object?> GetAsyncEnumerator(CancellationToken cancellationToken = default) => (Source ?? throw new InvalidOperationException(
        $"The response stream of '{method.Path}' was read before there is one. Put a stream that reads it in its place, GoRpcCall.Responses, and call next."))
        .GetAsyncEnumerator(cancellationToken);
}
