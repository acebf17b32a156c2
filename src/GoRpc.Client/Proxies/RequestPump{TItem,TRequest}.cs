using System.Runtime.CompilerServices;
using GoRpc.Client.Streams;
using Grpc.Core;

namespace GoRpc.Client.Proxies;

/// <summary>The pump of one method's items, and of the header before them when there is one.</summary>
internal sealed class RequestPump<TItem, TRequest>(
    TRequest? header,
    IAsyncEnumerable<TItem> items,
    Func<TItem, TRequest> toRequest,
    IRequestStream<TRequest> stream,
    IDisposable call) : RequestPump(call)
    where TRequest : class
{
    protected override async Task SendAsync(CancellationToken callEnded)
    {
        if (header is not null && !await TrySendAsync(header).ConfigureAwait(false))
        {
            return;
        }

        var producer = items.GetAsyncEnumerator(callEnded);
        await using var _ = producer.ConfigureAwait(false);
        while (await NextAsync(producer).ConfigureAwait(false))
        {
            if (!await TrySendAsync(toRequest(producer.Current)).ConfigureAwait(false))
            {
                return;
            }
        }

        await TryCompleteAsync().ConfigureAwait(false);
    }

    // Messages share a flush while the producer has the next one ready; one that nothing follows for now leaves at once.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> NextAsync(IAsyncEnumerator<TItem> producer)
    {
        var next = producer.MoveNextAsync();
        if (!next.IsCompleted)
        {
            await stream.FlushAsync().ConfigureAwait(false);
        }

        return await next.ConfigureAwait(false);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> TrySendAsync(TRequest request)
    {
        try
        {
            await stream.WriteUnflushedAsync(request).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (IsEndOfCall(exception))
        {
            return false;
        }
    }

    private async ValueTask TryCompleteAsync()
    {
        try
        {
            await stream.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (IsEndOfCall(exception))
        {
        }
    }

    // A write that finds the call ended says so in one of these ways; how the call ended is told by its response.
    // Anything else comes from encoding the message, and the server would wait for the rest of the stream for ever.
    private static bool IsEndOfCall(Exception exception) =>
        exception is RpcException or OperationCanceledException or ObjectDisposedException or IOException or HttpRequestException;
}
