namespace GoRpc.Outages.Running;

/// <summary>The figures of one scenario with one stack. What a scenario does not have is null.</summary>
internal sealed record RunResult
{
    public required string Scenario { get; init; }

    public required string Stack { get; init; }

    /// <summary>Calls that began in the measured time.</summary>
    public required int Calls { get; init; }

    /// <summary>Calls that succeeded, per second of the measured time.</summary>
    public required double? GoodputPerSecond { get; init; }

    public required double? ErrorPercent { get; init; }

    public required double? P50Milliseconds { get; init; }

    public required double? P95Milliseconds { get; init; }

    public required double? P99Milliseconds { get; init; }

    public required double? AttemptsPerCall { get; init; }

    public required double? BadEndpointSharePercent { get; init; }

    public required double? RecoverySeconds { get; init; }

    public required int? ExecutedTwice { get; init; }

    /// <summary>What the columns have no place for, by its name.</summary>
    public required IReadOnlyDictionary<string, double> Extra { get; init; }

    public required IReadOnlyList<TimelinePoint> Timeline { get; init; }

    /// <summary>For streams: how many were open, or had ended well, at a time. Empty for calls that are measured by their speed.</summary>
    public required IReadOnlyList<AlivePoint> Alive { get; init; }

    public required IReadOnlyList<FaultSpan> Spans { get; init; }

    /// <summary>The length of the measured time.</summary>
    public required double Seconds { get; init; }
}
