namespace GoRpc.Bench.Measuring;

/// <summary>What a process has used since it started.</summary>
/// <param name="CpuMicroseconds">CPU time of all threads, in user code and in the kernel.</param>
/// <param name="AllocatedBytes">Bytes allocated on the managed heap.</param>
internal readonly record struct ProcessUsage(double CpuMicroseconds, long AllocatedBytes)
{
    // Precise, because each thread takes 8 KB of the heap in advance, which otherwise counts as allocated.
    public static ProcessUsage OfThisProcess() => new(Environment.CpuUsage.TotalTime.TotalMicroseconds, GC.GetTotalAllocatedBytes(precise: true));

    public static ProcessUsage operator -(ProcessUsage left, ProcessUsage right) =>
        new(left.CpuMicroseconds - right.CpuMicroseconds, left.AllocatedBytes - right.AllocatedBytes);

    public static ProcessUsage operator +(ProcessUsage left, ProcessUsage right) =>
        new(left.CpuMicroseconds + right.CpuMicroseconds, left.AllocatedBytes + right.AllocatedBytes);
}
