using GoRpc.Outages.Hosts;
using GoRpc.Outages.Load;

namespace GoRpc.Outages.Running;

/// <summary>All that one run has seen; results are made from it.</summary>
internal sealed class RunData
{
    /// <summary>Every call, the warm-up's among them.</summary>
    public required IReadOnlyList<CallRecord> Calls { get; init; }

    /// <summary>Calls that had not ended long after their deadline; they are among <see cref="Calls"/>, as failed.</summary>
    public required int Hanging { get; init; }

    /// <summary>The length of the measured time.</summary>
    public required double Seconds { get; init; }

    public required Stage Stage { get; init; }

    public required HostFleet Fleet { get; init; }

    /// <summary>Requests that came to each endpoint in the measured time.</summary>
    public required long[] Requests { get; init; }

    /// <summary>The calls of the measured time.</summary>
    public IReadOnlyList<CallRecord> Measured => field ??= [.. Calls.Where(call => call.Start >= 0 && call.Start < Seconds)];

    public int ExecutionsOf(CallRecord call) => Fleet.Board.ExecutionsOf(call.Number);
}
