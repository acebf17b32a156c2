using GoRpc.Outages.Discovery;
using GoRpc.Outages.Faults;
using GoRpc.Outages.Hosts;
using GoRpc.Outages.Load;

namespace GoRpc.Outages.Running;

/// <summary>What a scenario plays on: hosts, proxies, a registry, a clock; and what it notes while it plays. One caller at a time.</summary>
internal sealed class Stage(HostFleet fleet, IReadOnlyList<FaultProxy> proxies, EndpointRegistry? registry, RunClock clock, double scale)
{
    private readonly List<FaultSpan> _spans = [];

    public HostFleet Fleet => fleet;

    /// <summary>One before each host; empty for scenarios that take none.</summary>
    public IReadOnlyList<FaultProxy> Proxies => proxies;

    /// <summary>Null for scenarios whose endpoints do not change.</summary>
    public EndpointRegistry Registry => registry ?? throw new InvalidOperationException("This scenario has no registry.");

    public IReadOnlyList<FaultSpan> Spans => _spans;

    /// <summary>From when on goodput is to come back; null when the scenario does not ask for that.</summary>
    public double? RecoversFrom { get; private set; }

    /// <summary>The time whose attempts count; null for all of the measured time.</summary>
    public (double From, double To)? AttemptsWindow { get; private set; }

    /// <summary>Requests that had come to each endpoint when <see cref="AttemptsWindow"/> began and ended.</summary>
    public (long[] Before, long[] After) AttemptsCounted { get; private set; } = ([], []);

    /// <summary>The addresses that clients are given: of the proxies where there are some, of the hosts otherwise.</summary>
    public IReadOnlyList<string> Addresses => AddressesOf(fleet, proxies);

    public static IReadOnlyList<string> AddressesOf(HostFleet fleet, IReadOnlyList<FaultProxy> proxies) =>
        [.. Enumerable.Range(0, fleet.Count).Select(host => proxies.Count > 0 ? HostFleet.AtPort(proxies[host].Port) : fleet.AddressOf(host))];

    /// <summary>Waits until a moment of the scenario at its usual length.</summary>
    public Task UntilAsync(double seconds, CancellationToken cancellationToken) => clock.WaitUntilAsync(seconds * scale, cancellationToken);

    /// <summary>Begins a fault; <see cref="FaultEnds"/> ends it.</summary>
    public void FaultBegins(string what) => _spans.Add(new FaultSpan(what, Now(), double.PositiveInfinity));

    /// <summary>Ends the last fault that began.</summary>
    public void FaultEnds() => _spans[^1] = _spans[^1] with { To = Now() };

    /// <summary>Goodput is to come back from now on.</summary>
    public void RecoveryBegins() => RecoversFrom = Now();

    public void AttemptsBegin()
    {
        AttemptsWindow = (Now(), double.PositiveInfinity);
        AttemptsCounted = (RequestsCounted(), []);
    }

    public void AttemptsEnd()
    {
        AttemptsWindow = (AttemptsWindow!.Value.From, Now());
        AttemptsCounted = (AttemptsCounted.Before, RequestsCounted());
    }

    /// <summary>Requests that have come to each endpoint so far: as its proxy counts them, else as its host does.</summary>
    public long[] RequestsCounted() => proxies.Count > 0 ? [.. proxies.Select(proxy => proxy.Requests)] : fleet.Counted(HostCounter.Requests);

    // A scenario that begins with its fault begins at zero, not at the moment its clock was read.
    private double Now() => Math.Max(0, Math.Round(clock.Now, 2));
}
