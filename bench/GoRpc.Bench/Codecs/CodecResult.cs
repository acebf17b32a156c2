namespace GoRpc.Bench.Codecs;

/// <summary>What one codec took for one message in one direction.</summary>
/// <param name="Scenario">The message and the direction, for example <c>1k-write</c>.</param>
/// <param name="Codec">The codec.</param>
internal sealed record CodecResult(string Scenario, string Codec)
{
    /// <summary>The mean of each round.</summary>
    public List<double> Nanoseconds { get; } = [];

    /// <summary>Allocated by one run.</summary>
    public long Bytes { get; set; }
}
