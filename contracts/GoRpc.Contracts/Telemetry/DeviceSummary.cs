using System.Runtime.Serialization;

namespace GoRpc.Demo;

/// <summary>The readings of one device, summed up.</summary>
[DataContract]
public sealed record DeviceSummary
{
    /// <summary>The device.</summary>
    [DataMember(Order = 1)]
    public string Device { get; init; } = "";

    /// <summary>How many readings it sent, at least one.</summary>
    [DataMember(Order = 2)]
    public int Count { get; init; }

    /// <summary>The smallest value.</summary>
    [DataMember(Order = 3)]
    public double Min { get; init; }

    /// <summary>The largest value.</summary>
    [DataMember(Order = 4)]
    public double Max { get; init; }

    /// <summary>The arithmetic mean of the values.</summary>
    [DataMember(Order = 5)]
    public double Mean { get; init; }
}
