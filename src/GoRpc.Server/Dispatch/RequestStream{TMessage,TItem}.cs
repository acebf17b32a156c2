using System.Runtime.CompilerServices;
using GoRpc.Server.Interceptors;
using GoRpc.Server.Validation;
using Grpc.Core;
using Microsoft.AspNetCore.Connections;

namespace GoRpc.Server.Dispatch;

/// <summary>
/// The request messages of one call, as its handler reads them. They pass once, so it is its own and only enumerator. One reader
/// at a time; a handler that stops early ends the call without reading the rest.
/// </summary>
internal sealed class RequestStream<TMessage, TItem>(
    IAsyncStreamReader<TMessage> reader, ServerCall call, Func<TMessage, TItem> itemOf, ValidatedMessages<TMessage>? validation = null)
    : IAsyncEnumerable<TItem>, IAsyncEnumerator<TItem>
    where TMessage : class
{
    private CancellationToken _cancellationToken;
    private CancellationTokenSource? _linked;
    private int _enumerations;

    public TItem Current { get; private set; } = default!;

    public IAsyncEnumerator<TItem> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Increment(ref _enumerations) > 1)
        {
            throw new InvalidOperationException(
                $"The request stream of '{call.Method.Path}' was enumerated twice. Its messages pass once; keep them in a list to read them again.");
        }

        _cancellationToken = call.CancellationToken;
        if (cancellationToken.CanBeCanceled && cancellationToken != call.CancellationToken)
        {
            _linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, call.CancellationToken);
            _cancellationToken = _linked.Token;
        }

        return this;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> MoveNextAsync()
    {
        try
        {
            if (await reader.MoveNext(_cancellationToken))
            {
                if (validation is not null)
                {
                    await validation.ValidateAsync(_cancellationToken);
                }

                Current = itemOf(reader.Current);
                return true;
            }

            Current = default!;
            return false;
        }
        catch (Exception exception) when (IsFromTransport && IsEndOfCall(exception))
        {
            throw new CallEndedException(exception, call.CancellationToken);
        }
        catch (Exception exception) when (IsFromTransport && call.Limits.ExplainUnreadable(call.Method, exception) is { } status)
        {
            throw new RpcException(status);
        }
    }

    public ValueTask DisposeAsync()
    {
        _linked?.Dispose();
        return ValueTask.CompletedTask;
    }

    // What interceptors made of the messages fails with their exceptions, which the transport would not throw.
    private bool IsFromTransport => reader is not (ItemReader<TMessage> or HeadedReader<TMessage> { Rest: ItemReader<TMessage> });

    // A reset stream may be seen here a moment before the call's token is cancelled.
    private bool IsEndOfCall(Exception exception) =>
        exception is ConnectionResetException or ConnectionAbortedException
        || (exception is OperationCanceledException or InvalidOperationException or IOException && call.CancellationToken.IsCancellationRequested);
}
