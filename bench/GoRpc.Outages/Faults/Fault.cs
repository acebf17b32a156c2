namespace GoRpc.Outages.Faults;

/// <summary>What a <see cref="FaultProxy"/> does to bytes on their way.</summary>
internal sealed record Fault
{
    /// <summary>Passes everything on at once.</summary>
    public static Fault None { get; } = new();

    /// <summary>Takes everything and passes nothing on, new connections included: neither side hears from the other, and nothing is refused.</summary>
    public static Fault BlackHole { get; } = new() { Swallows = true };

    /// <summary>Ends every connection, and each new one, with a TCP reset.</summary>
    public static Fault Reset { get; } = new() { Resets = true };

    /// <summary>How long bytes are held back, in each direction.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How much longer some of them are: a random time up to this. What was sent first arrives first all the same.</summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>How many bytes pass in a second, in each direction of each connection; null for as many as come.</summary>
    public int? BytesPerSecond { get; init; }

    public bool Swallows { get; private init; }

    public bool Resets { get; private init; }
}
