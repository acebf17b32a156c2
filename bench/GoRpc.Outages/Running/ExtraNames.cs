namespace GoRpc.Outages.Running;

/// <summary>The names of figures that the columns have no place for.</summary>
internal static class ExtraNames
{
    public const string HealthyP95 = "p95 of the healthy endpoints, ms";
    public const string LaterErrors = "errors after the first 2 s, %";
    public const string LongestWait = "longest wait, ms";
    public const string Hanging = "calls that never ended";
    public const string IdempotentErrors = "failed idempotent calls";
    public const string OtherErrors = "failed other calls";
    public const string LostSilently = "others said to have succeeded, never executed";
    public const string LeastNewShare = "least share of a new endpoint, %";
    public const string LateWork = "work that outlived its deadline";
    public const string LoadedGoodput = "goodput while overloaded, calls/s";
}
