using Grpc.Core;

namespace GoRpc.Outages.Load;

/// <summary>What became of one call.</summary>
/// <param name="Kind">The method.</param>
/// <param name="Number">The number of the call.</param>
/// <param name="Start">When it began, or in an open loop should have begun, in seconds from the start of the measured time; negative while warming up.</param>
/// <param name="Seconds">From then until the caller had its outcome.</param>
/// <param name="Status">Its outcome.</param>
/// <param name="Host">The host that answered; -1 when none did.</param>
/// <param name="Attempts">The attempts that the client says it took.</param>
internal readonly record struct CallRecord(CallKind Kind, int Number, double Start, double Seconds, StatusCode Status, int Host, int Attempts)
{
    public bool IsOk => Status == StatusCode.OK;

    public double End => Start + Seconds;
}
