using System.Runtime.Serialization;

namespace GoRpc.Demo;

/// <summary>What to watch.</summary>
[DataContract]
public sealed record WatchRequest
{
    /// <summary>The symbol, for example <c>ACME</c>.</summary>
    [HashKey]
    [DataMember(Order = 1)]
    public string Symbol { get; init; } = "";

    /// <summary>How many quotes to send before the stream ends; zero sends them until the call is cancelled.</summary>
    [DataMember(Order = 2)]
    public int Count { get; init; }
}
