namespace GoRpc.Bench.Measuring;

/// <summary>One stack in one round of one scenario: the figures whose ratios are compared.</summary>
/// <param name="CallsPerSecond">Calls per second of all callers together.</param>
/// <param name="CpuMicroseconds">CPU time per call, client and server together.</param>
/// <param name="Bytes">Allocated bytes per call, client and server together.</param>
internal sealed record RoundResult(double CallsPerSecond, double CpuMicroseconds, double Bytes)
{
    public static RoundResult Of(LoadResult load, ProcessUsage server)
    {
        var both = load.Usage + server;
        return new(load.Calls / load.Elapsed.TotalSeconds, both.CpuMicroseconds / load.Calls, (double)both.AllocatedBytes / load.Calls);
    }
}
