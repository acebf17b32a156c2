using System.Runtime.Serialization;

namespace GoRpc.Outages.Desk;

/// <summary>What a caller sends.</summary>
[DataContract]
public sealed class Ask
{
    /// <summary>The number of the call, the same in each of its attempts.</summary>
    [DataMember(Order = 1)]
    public int Call { get; set; }

    /// <summary>How many services the call still has to pass through after this one.</summary>
    [DataMember(Order = 2)]
    public int Hops { get; set; }

    /// <summary>When nobody waits for the answer any more, on the machine's monotonic clock, which hosts and callers share.</summary>
    [DataMember(Order = 3)]
    public long GiveUpAt { get; set; }

    /// <summary>How long a stream is quiet.</summary>
    [DataMember(Order = 4)]
    public int QuietMilliseconds { get; set; }

    /// <summary>Whether a stream says something before it falls quiet.</summary>
    [DataMember(Order = 5)]
    public bool SpeaksFirst { get; set; }
}
