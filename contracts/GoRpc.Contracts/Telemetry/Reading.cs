using System.Runtime.Serialization;

namespace GoRpc.Demo;

/// <summary>One value that a device measured.</summary>
[DataContract]
public sealed record Reading
{
    /// <summary>The device, for example <c>boiler-1</c>.</summary>
    [DataMember(Order = 1)]
    public string Device { get; init; } = "";

    /// <summary>What it measured, a finite number.</summary>
    [DataMember(Order = 2)]
    public double Value { get; init; }

    /// <summary>When it measured, in UTC.</summary>
    [DataMember(Order = 3)]
    public DateTime At { get; init; }
}
