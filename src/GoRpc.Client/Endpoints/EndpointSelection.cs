namespace GoRpc.Client.Endpoints;

/// <summary>The endpoints as of one moment. Immutable; a change brings a new one.</summary>
/// <param name="all">All that discovery has.</param>
/// <param name="pickable">Those that are picked.</param>
/// <param name="isReady">Whether one of them may be in reach.</param>
/// <param name="isPanic">Whether ejected ones are picked because too few others are left.</param>
internal sealed class EndpointSelection(Endpoint[] all, BalancedEndpoint[] pickable, bool isReady, bool isPanic)
{
    public static readonly EndpointSelection Unknown = new([], [], false, false);

    public Endpoint[] All { get; } = all;

    public BalancedEndpoint[] Pickable { get; } = pickable;

    public bool IsReady { get; } = isReady;

    public bool IsPanic { get; } = isPanic;

    public static EndpointSelection Of(Endpoint[] all, double panicThreshold)
    {
        var ready = Where(all, static endpoint => endpoint.Health.Status == EndpointStatus.Ready);
        if (ready.Length > 0 && ready.Length >= all.Length * panicThreshold)
        {
            return new(all, ready, isReady: true, isPanic: false);
        }

        // To pick what can't be reached would help nobody while there is anything else.
        var inReach = Where(all, static endpoint => !endpoint.Health.IsProbed);
        return inReach.Length > 0
            ? new(all, inReach, isReady: true, isPanic: inReach.Length > ready.Length)
            : new(all, [.. all], isReady: false, isPanic: false);
    }

    private static BalancedEndpoint[] Where(Endpoint[] all, Func<Endpoint, bool> condition) => [.. all.Where(condition)];
}
