namespace GoRpc.Faults;

/// <summary>google.rpc.RetryInfo (https://github.com/googleapis/googleapis/blob/master/google/rpc/error_details.proto).</summary>
internal sealed record RetryInfo
{
    /// <summary>How long the caller waits before it calls again.</summary>
    public TimeSpan RetryDelay { get; init; }
}
