namespace GoRpc.Outages.Hosts;

/// <summary>What the suite tells a host to do. A host reads it anew for each call.</summary>
internal enum HostSetting
{
    LatencyMilliseconds,

    /// <summary>How many of a thousand answers take <see cref="TailMilliseconds"/> instead.</summary>
    TailPerThousand,
    TailMilliseconds,

    /// <summary>How many of a thousand calls fail at once with UNAVAILABLE.</summary>
    FailuresPerThousand,

    /// <summary>Calls above this are refused with RESOURCE_EXHAUSTED; zero for no limit.</summary>
    CapacityPerSecond,
    PushbackMilliseconds,
}
