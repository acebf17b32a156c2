using Grpc.Core;

namespace GoRpc.Server.Interceptors;

/// <summary>Request messages that do not come from the transport any more, but from what interceptors made of them.</summary>
internal sealed class ItemReader<TMessage>(IAsyncEnumerable<TMessage> messages) : IAsyncStreamReader<TMessage>, IAsyncDisposable
{
    private IAsyncEnumerator<TMessage>? _messages;

    public TMessage Current => _messages!.Current;

    public Task<bool> MoveNext(CancellationToken cancellationToken) => (_messages ??= messages.GetAsyncEnumerator(cancellationToken)).MoveNextAsync().AsTask();

    public ValueTask DisposeAsync() => _messages?.DisposeAsync() ?? ValueTask.CompletedTask;
}
