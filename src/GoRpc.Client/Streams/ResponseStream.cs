using Grpc.Core;

namespace GoRpc.Client.Streams;

/// <summary>The response stream of a call, whichever attempt it comes from. One read at a time, as with gRPC's own.</summary>
internal sealed class ResponseStream<TRequest, TResponse>(StreamCall<TRequest, TResponse> call) : IAsyncStreamReader<TResponse>
    where TRequest : class
    where TResponse : class
{
    private readonly ReadTimer? _timer = call.CreateReadTimer();
    private IAsyncStreamReader<TResponse>? _inner;

    public TResponse Current => _inner is { } inner ? inner.Current : throw new InvalidOperationException("No message has been read yet.");

    public Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (_inner is null)
        {
            return MoveFirstAsync(cancellationToken);
        }

        var next = _inner.MoveNext(cancellationToken);
        if (next.IsCompletedSuccessfully && next.Result)
        {
            return next;
        }

        Begin(call.IdleTimeout);
        return MoveAsync(next, cancellationToken);
    }

    private async Task<bool> MoveFirstAsync(CancellationToken cancellationToken)
    {
        Begin(call.FirstMessageTimeout);
        try
        {
            var attempt = await call.Established.WaitAsync(cancellationToken).ConfigureAwait(false);
            _inner = attempt.Responses!;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && !call.Established.IsCompleted)
        {
            // As with gRPC's own streams, cancelling a read cancels the call.
            _timer?.End();
            call.Dispose();
            throw CancelledBy(cancellationToken);
        }
        catch
        {
            _timer?.End();
            throw;
        }

        return await MoveAsync(_inner.MoveNext(cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> MoveAsync(Task<bool> next, CancellationToken cancellationToken)
    {
        try
        {
            var hasMessage = await next.ConfigureAwait(false);
            if (_timer?.End() is { } timeout)
            {
                throw timeout.Passed();
            }

            if (!hasMessage)
            {
                call.End();
            }

            return hasMessage;
        }
        catch (Exception) when (_timer?.End() is { } timeout)
        {
            throw call.Abort(timeout.Passed());
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Cancelled && cancellationToken.IsCancellationRequested && !call.HasPassedDeadline)
        {
            call.End();
            throw CancelledBy(cancellationToken);
        }
        catch (Exception exception)
        {
            throw call.End(exception);
        }
    }

    private void Begin(StreamTimeout? timeout)
    {
        if (timeout is not null)
        {
            _timer!.Begin(timeout);
        }
    }

    private static OperationCanceledException CancelledBy(CancellationToken token) => new("The call was cancelled by the token of a read.", token);
}
