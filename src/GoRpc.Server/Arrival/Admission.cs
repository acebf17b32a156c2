using System.Threading.RateLimiting;
using GoRpc.Server.Limits;
using Microsoft.AspNetCore.Http;

namespace GoRpc.Server.Arrival;

/// <summary>What one call has passed on its way to the handler, and holds until it ends. Its steps follow one another, so no two threads use it at once.</summary>
internal sealed class Admission(TimeProvider timeProvider) : IDisposable
{
    private List<Permit>? _permits;

    /// <summary>Whether the limits of the caller let the call through.</summary>
    public bool IsPastCaller { get; set; }

    /// <summary>The admission of the call of a request; null when no limit has looked at it yet.</summary>
    public static Admission? Of(HttpContext http) => http.Features.Get<Admission>();

    /// <summary>Keeps a permit until the call ends.</summary>
    public void Hold(Limit limit, RateLimitLease lease) => (_permits ??= []).Add(new Permit(limit, lease, timeProvider.GetTimestamp()));

    /// <summary>A stream begins: it may well last for ever, and keeps only what was meant for that.</summary>
    public void BeginStream() => GiveBack(static permit => !permit.Limit.Rule.HoldForStreams);

    public void Dispose() => GiveBack(static _ => true);

    private void GiveBack(Predicate<Permit> which)
    {
        for (var index = (_permits?.Count ?? 0) - 1; index >= 0; index--)
        {
            var permit = _permits![index];
            if (which(permit))
            {
                _permits.RemoveAt(index);
                permit.Limit.Learn(timeProvider.GetElapsedTime(permit.Since));
                permit.Lease.Dispose();
            }
        }
    }

    private readonly record struct Permit(Limit Limit, RateLimitLease Lease, long Since);
}
