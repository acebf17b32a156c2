using System.Runtime.Serialization;

namespace GoRpc.Outages.Desk;

/// <summary>What a host answers.</summary>
[DataContract]
public sealed class Answer
{
    /// <summary>The index of the host.</summary>
    [DataMember(Order = 1)]
    public int Host { get; set; }

    /// <summary>The attempts of this call before the one that is answered, as the request said.</summary>
    [DataMember(Order = 2)]
    public int PreviousAttempts { get; set; }
}
