using System.Diagnostics;

namespace GoRpc.Bench.Codecs;

/// <summary>One codec, one message, one direction: what is repeated, and how often per turn.</summary>
internal sealed class CodecRun(string scenario, string codec, Action<int> repeat)
{
    private int _count = 1;

    public CodecResult Result { get; } = new(scenario, codec);

    /// <summary>Runs once.</summary>
    public void Once() => repeat(1);

    /// <summary>Runs for about a turn, so that the next one takes that long.</summary>
    public void WarmUp(TimeSpan turn) => _count = Math.Max(1, (int)(_count * turn.TotalNanoseconds / Math.Max(Time(_count), 1)));

    /// <summary>Runs for a turn and notes the mean.</summary>
    public void Measure() => Result.Nanoseconds.Add(Time(_count) / _count);

    /// <summary>Notes what one run allocates.</summary>
    public void MeasureBytes()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        repeat(1);
        Result.Bytes = GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private double Time(int count)
    {
        var from = Stopwatch.GetTimestamp();
        repeat(count);
        return Stopwatch.GetElapsedTime(from).TotalNanoseconds;
    }
}
