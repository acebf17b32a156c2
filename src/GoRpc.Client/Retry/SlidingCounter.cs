namespace GoRpc.Client.Retry;

/// <summary>Counts what happened within the last while, without locks: a ring of slots, each stamped with the time it counts for.</summary>
/// <param name="window">How far back it counts.</param>
/// <param name="timestampFrequency">Ticks per second of the timestamps.</param>
internal sealed class SlidingCounter(TimeSpan window, long timestampFrequency)
{
    private const int Slots = 10;

    private readonly long _ticksPerSlot = Math.Max(1, (long)(window.TotalSeconds * timestampFrequency / Slots));

    // The upper half is the number of the slot's time, the lower half the count: one exchange changes both.
    private readonly long[] _slots = new long[Slots];

    public void Add(int count, long timestamp)
    {
        var time = TimeOf(timestamp);
        ref var slot = ref _slots[time % Slots];
        while (true)
        {
            var current = Volatile.Read(ref slot);
            var counted = (uint)(current >> 32) == time ? (int)current : 0;
            // A taken-back count whose slot has expired since then is gone anyway.
            var next = ((long)time << 32) | (uint)Math.Max(0, counted + count);
            if (Interlocked.CompareExchange(ref slot, next, current) == current)
            {
                return;
            }
        }
    }

    public long Sum(long timestamp)
    {
        var time = TimeOf(timestamp);
        var sum = 0L;
        foreach (ref var slot in _slots.AsSpan())
        {
            var current = Volatile.Read(ref slot);
            if (time - (uint)(current >> 32) < Slots)
            {
                sum += (uint)current;
            }
        }

        return sum;
    }

    /// <summary>Forgets what was counted; what is counted meanwhile may or may not stay.</summary>
    public void Clear() => Array.Clear(_slots);

    private uint TimeOf(long timestamp) => (uint)(timestamp / _ticksPerSlot);
}
