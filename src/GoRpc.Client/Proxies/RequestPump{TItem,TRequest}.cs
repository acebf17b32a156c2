using Grpc.Core;

namespace GoRpc.Client.Proxies;

/// <summary>The pump of one method's items, and of the header before them when there is one.</summary>
internal sealed class RequestPump<TItem, TRequest>(
    TRequest? header,
    IAsyncEnumerable<TItem> items,
    Func<TItem, TRequest> toRequest,
    IClientStreamWriter<TRequest> writer,
    IDisposable call) : RequestPump(call)
    where TRequest : class
{
    protected override async Task SendAsync(CancellationToken callEnded)
    {
        if (header is not null && !await TrySendAsync(header).ConfigureAwait(false))
        {
            return;
        }

        await foreach (var item in items.WithCancellation(callEnded).ConfigureAwait(false))
        {
            if (!await TrySendAsync(toRequest(item)).ConfigureAwait(false))
            {
                return;
            }
        }

        await TryCompleteAsync().ConfigureAwait(false);
    }

    private async ValueTask<bool> TrySendAsync(TRequest request)
    {
        try
        {
            await writer.WriteAsync(request).ConfigureAwait(false);
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
            await writer.CompleteAsync().ConfigureAwait(false);
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
