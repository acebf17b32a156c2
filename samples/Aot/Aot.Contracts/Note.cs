using System.Runtime.Serialization;

namespace Aot.Contracts;

/// <summary>A note on the board.</summary>
[DataContract]
public sealed record Note
{
    /// <summary>Its title, which no other note has.</summary>
    [DataMember(Order = 1)]
    public required string Title { get; init; }

    /// <summary>What it says.</summary>
    [DataMember(Order = 2)]
    public string? Text { get; init; }

    /// <summary>When it was pinned.</summary>
    [DataMember(Order = 3)]
    public DateTimeOffset At { get; init; }

    /// <summary>What it is about.</summary>
    [DataMember(Order = 4)]
    public List<string> Tags { get; init; } = [];

    /// <summary>How many people voted for it, by name of the vote.</summary>
    [DataMember(Order = 5)]
    public Dictionary<string, int> Votes { get; init; } = [];

    /// <summary>How much it matters.</summary>
    [DataMember(Order = 6)]
    public Weight Weight { get; init; }
}
