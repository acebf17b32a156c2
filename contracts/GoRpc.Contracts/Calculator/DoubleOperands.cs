using System.Runtime.Serialization;

namespace GoRpc.Demo;

/// <summary>What Divide works on.</summary>
[DataContract]
public sealed record DoubleOperands
{
    /// <summary>The dividend.</summary>
    [DataMember(Order = 1)]
    public double A { get; init; }

    /// <summary>The divisor.</summary>
    [DataMember(Order = 2)]
    public double B { get; init; }
}
