using GoRpc.Unit.Tests.Client.Endpoints;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Balancing;

/// <summary>How a simulated host answers. May be changed while it runs.</summary>
internal sealed class HostModel
{
    /// <summary>The mean time of an answer.</summary>
    public TimeSpan Latency { get; set; } = TimeSpan.FromMilliseconds(4);

    /// <summary>The part of the time that chance decides: 0 always takes the mean, 1 from none to twice the mean.</summary>
    public double Jitter { get; set; } = 0.5;

    /// <summary>The share of calls that fail.</summary>
    public double FailureRate { get; set; }

    public StatusCode FailureCode { get; set; } = StatusCode.Unavailable;

    public TimeSpan FailureLatency { get; set; } = TimeSpan.FromMilliseconds(0.3);

    /// <summary>What the first answers of a host take longer that has just started: it compiles its code and fills its caches. Half of it is left with each answer.</summary>
    public TimeSpan Coldness { get; set; }

    public HostState State { get; set; }

    public long Calls { get; set; }

    public long Failures { get; set; }
}
