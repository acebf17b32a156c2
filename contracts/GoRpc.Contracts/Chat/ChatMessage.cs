using System.Runtime.Serialization;

namespace GoRpc.Demo;

/// <summary>One thing that one side says.</summary>
[DataContract]
public sealed record ChatMessage
{
    /// <summary>Who says it.</summary>
    [DataMember(Order = 1)]
    public string From { get; init; } = "";

    /// <summary>What is said.</summary>
    [DataMember(Order = 2)]
    public string Text { get; init; } = "";

    /// <summary>When it was said, in UTC.</summary>
    [DataMember(Order = 3)]
    public DateTime At { get; init; }
}
