using System.Threading.RateLimiting;
using GoRpc.Faults;
using GoRpc.Server.Arrival;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GoRpc.Server.Limits;

/// <summary>Lets calls through limits, or says why not.</summary>
internal sealed class CallLimiter(TimeProvider timeProvider, ILogger<CallLimiter> logger)
{
    // Beyond this a timer of the system can't wait, nor need it.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(24);

    private static readonly Refusal CallerGone = Refusal.Of(RefusalReasons.CallerGone, StatusCode.Cancelled, "The caller went away while the call waited for a permit.");

    /// <summary>Takes a permit of each limit, or of none. Those that a call holds are kept by its admission.</summary>
    /// <returns>Why the call is not let through; null when it is.</returns>
    public ValueTask<Refusal?> EnterAsync(IReadOnlyList<Limit> limits, HttpContext http, ArrivingMethod method, CallProtocol protocol, Admission admission)
    {
        for (var index = 0; index < limits.Count; index++)
        {
            var limit = limits[index];
            var key = limit.KeyOf(http, method.Contract);
            var limiter = limit.Of(key);
            var lease = limiter.AttemptAcquire();
            if (!lease.IsAcquired)
            {
                if (limit.Rule.Queue > 0)
                {
                    return WaitAsync(index, limits, http, method, protocol, admission);
                }

                GiveBack(limits, index, http, method);
                return new(Refuse(limit, key, lease, method));
            }

            if (limit.Rule.IsHeld)
            {
                admission.Hold(limit, lease);
            }
        }

        return default;
    }

    // Waits for the permit of one limit, then goes on with those after it.
    private async ValueTask<Refusal?> WaitAsync(
        int index, IReadOnlyList<Limit> limits, HttpContext http, ArrivingMethod method, CallProtocol protocol, Admission admission)
    {
        var limit = limits[index];
        var key = limit.KeyOf(http, method.Contract);
        var left = protocol.FindTimeLeft(http.Request);
        var begun = timeProvider.GetTimestamp();
        using var deadline = left < LongestWait ? new CancellationTokenSource(left.Value, timeProvider) : new CancellationTokenSource();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, http.RequestAborted);
        RateLimitLease lease;
        try
        {
            lease = await limit.Of(key).AcquireAsync(1, end.Token);
        }
        catch (OperationCanceledException)
        {
            return http.RequestAborted.IsCancellationRequested ? CallerGone : Expiry.Refusal;
        }

        if (!lease.IsAcquired)
        {
            GiveBack(limits, index, http, method);
            return Refuse(limit, key, lease, method);
        }

        admission.Hold(limit, lease);
        if (left is { } time)
        {
            // The time of waiting is gone, and whoever serves the call reads the deadline only now.
            protocol.SetTimeLeft(http.Request, time - timeProvider.GetElapsedTime(begun));
        }

        return await EnterAsync([.. limits.Skip(index + 1)], http, method, protocol, admission);
    }

    // A call that is refused counts for none of the limits that were looked at with the one that refuses it.
    private static void GiveBack(IReadOnlyList<Limit> limits, int count, HttpContext http, ArrivingMethod method)
    {
        for (var index = 0; index < count; index++)
        {
            (limits[index].Of(limits[index].KeyOf(http, method.Contract)) as TimedLimiter)?.GiveBack();
        }
    }

    private Refusal Refuse(Limit limit, in LimitKey key, RateLimitLease refused, ArrivingMethod method)
    {
        var subject = LimitSubject.Of(limit.Rule, key);
        if (limit.ShouldLog(timeProvider.GetTimestamp(), timeProvider.TimestampFrequency, out var silent))
        {
            Log.LimitReached(logger, method.Contract.Path, limit.Rule.Text, subject, silent);
        }

        var path = method.Contract.Path;
        return Refusal.Of(
            RefusalReasons.LimitReached,
            StatusCode.ResourceExhausted,
            $"The host takes {limit.Rule.Text} {Of(limit.Rule)}, and '{path}' was called above that.",
            new ErrorDetails
            {
                RetryInfo = new RetryInfo(limit.RetryAfter(refused)),
                QuotaFailure = new QuotaFailure([new QuotaFailure.Violation(subject, limit.Rule.Text)]),
            });
    }

    private static string Of(LimitRule rule) => rule.By switch
    {
        LimitBy.Host => "in all",
        LimitBy.Peer => "from one address",
        _ => rule.Key is { } key ? $"for one '{key}'" : "from one caller",
    };
}
