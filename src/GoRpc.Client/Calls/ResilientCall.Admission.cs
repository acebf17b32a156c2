using System.Threading.RateLimiting;
using GoRpc.Client.Bulkhead;
using GoRpc.Client.Deadlines;
using GoRpc.Client.Errors;
using GoRpc.Client.Telemetry;
using Grpc.Core;

namespace GoRpc.Client.Calls;

/// <content>What lets a call begin: a place among those under way, and a target that is not to be spared.</content>
internal abstract partial class ResilientCall
{
    private RateLimitLease? _place;

    // Gives what the caller sees when it may not.
    private Exception? FindRejection(long now)
    {
        if (_policies.Throttle is not { } throttle || MustWait || !throttle.Rejects(now, _policies.Settings.Random, out var probability))
        {
            return null;
        }

        CountRefusal(RefusalReasons.Throttle);
        return CallErrors.Throttled(this, probability);
    }

    private BulkheadFullException Full(CallBulkhead bulkhead)
    {
        CountRefusal(RefusalReasons.Bulkhead);
        return CallErrors.BulkheadFull(this, bulkhead.MaxConcurrentCalls, bulkhead.MaxQueuedCalls);
    }

    private bool TryTakePlace(CallBulkhead bulkhead)
    {
        var place = bulkhead.TryEnter();
        Hold(place);
        return place.IsAcquired;
    }

    // Gives what the caller sees when there is none.
    private async ValueTask<Exception?> WaitForPlaceAsync(CallBulkhead bulkhead)
    {
        if (bulkhead.MaxQueuedCalls == 0)
        {
            return Full(bulkhead);
        }

        var wait = BeginWait();
        try
        {
            using var registration = _token.UnsafeRegister(static wait => ((CancellationTokenSource)wait!).Cancel(), wait);
            var place = await bulkhead.EnterAsync(wait.Token).ConfigureAwait(false);
            Hold(place);
            return place.IsAcquired ? null : Full(bulkhead);
        }
        catch (OperationCanceledException) when (wait.IsCancellationRequested)
        {
            return Fail(_token.IsCancellationRequested ? new OperationCanceledException(_token)
                : IsDisposed ? Disposed()
                : new RpcException(new Status(StatusCode.DeadlineExceeded, "The call waited until its deadline for one of the client's other calls to end.")));
        }
        finally
        {
            EndWait(wait);
        }
    }

    private void Hold(RateLimitLease place)
    {
        _place = place;
        Interlocked.MemoryBarrier();
        if (IsDisposed)
        {
            GiveUpPlace();
        }
    }

    private void GiveUpPlace() => Interlocked.Exchange(ref _place, null)?.Dispose();

    // A wait that ends with the deadline, or when the call is disposed. Never disposed itself, so that whoever disposes the call may cancel it at any time.
    private CancellationTokenSource BeginWait()
    {
        var left = Deadline - Now;
        var wait = Deadline != CallDeadline.None && left < LongestWait
            ? new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, _invoker.TimeProvider)
            : new CancellationTokenSource();
        _wait = wait;
        Interlocked.MemoryBarrier();
        if (IsDisposed)
        {
            wait.Cancel();
        }

        return wait;
    }

    private void EndWait(CancellationTokenSource wait)
    {
        _wait = null;
        wait.CancelAfter(Timeout.InfiniteTimeSpan);
    }
}
