namespace GoRpc.Outages.Load;

/// <summary>Which methods are called. The numbers of calls decide, so that every stack makes the same calls in the same order.</summary>
internal sealed record CallMix
{
    /// <summary>What most calls are.</summary>
    public CallKind Kind { get; init; } = CallKind.Get;

    /// <summary>Every so many calls one is <see cref="CallKind.Place"/>; zero for none.</summary>
    public int PlaceEvery { get; init; } = 10;

    /// <summary>How many services a chain goes through after the first one.</summary>
    public int Hops { get; init; }

    /// <summary>How long a stream is quiet.</summary>
    public TimeSpan Quiet { get; init; }

    public CallKind KindOf(int number) => PlaceEvery > 0 && number % PlaceEvery == 0 ? CallKind.Place : Kind;
}
