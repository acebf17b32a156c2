using System.Threading.RateLimiting;

namespace GoRpc.Client.Bulkhead;

/// <summary>The places for the calls of one client. Thread-safe.</summary>
/// <remarks>
/// The limiter itself and not Polly's strategy of it: that gives the place back when its callback returns, and the place of a stream is
/// taken until long after the stream was established.
/// </remarks>
internal sealed class CallBulkhead(int maxConcurrentCalls, int maxQueuedCalls)
{
    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = maxConcurrentCalls,
        QueueLimit = maxQueuedCalls,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public int MaxConcurrentCalls => maxConcurrentCalls;

    public int MaxQueuedCalls => maxQueuedCalls;

    /// <summary>The bulkhead of these settings; the one before where they are the same, null where there is no limit.</summary>
    public static CallBulkhead? Of(BulkheadOptions options, CallBulkhead? previous = null) =>
        options.MaxConcurrentCalls is not { } most ? null
        : previous is not null && previous.MaxConcurrentCalls == most && previous.MaxQueuedCalls == options.MaxQueuedCalls ? previous
        : new CallBulkhead(most, options.MaxQueuedCalls);

    /// <summary>Takes a place if there is one, and no one waits for it.</summary>
    public RateLimitLease TryEnter() => _limiter.AttemptAcquire();

    /// <summary>Takes a place, or waits for one if there is room to wait.</summary>
    public ValueTask<RateLimitLease> EnterAsync(CancellationToken cancellationToken) => _limiter.AcquireAsync(1, cancellationToken);
}
