using GoRpc.Client.Balancing;

namespace GoRpc;

/// <summary>An endpoint as a <see cref="BalancingPolicy"/> sees it: where it is, and how it does. Thread-safe; the numbers change while they are read.</summary>
public abstract class BalancedEndpoint
{
    private volatile GoRpcEndpoint _endpoint;

    private protected BalancedEndpoint(GoRpcEndpoint endpoint, EndpointLoad load) =>
        (_endpoint, Load, AddressHash) = (endpoint, load, KeyHash.Of(endpoint));

    /// <summary>What discovery said of it last.</summary>
    public GoRpcEndpoint Endpoint
    {
        get => _endpoint;
        internal set => _endpoint = value;
    }

    /// <summary>The attempts that have been sent to it and have not ended, streams among them.</summary>
    public int InFlight => Load.InFlight;

    /// <summary>The time that its answers take, averaged so that the last seconds count most; zero before the first.</summary>
    public TimeSpan Latency => Load.Latency;

    /// <summary>The share of its attempts that went well, averaged so that the last ten seconds count most; 1 before the first.</summary>
    public double SuccessRate => Load.SuccessRate;

    internal EndpointLoad Load { get; }

    /// <summary>The same for the same address in every process.</summary>
    internal ulong AddressHash { get; }
}
