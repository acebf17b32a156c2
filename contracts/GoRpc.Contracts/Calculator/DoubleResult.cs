using System.Runtime.Serialization;

namespace GoRpc.Demo;

/// <summary>One number as an answer.</summary>
[DataContract]
public sealed record DoubleResult
{
    /// <summary>The answer.</summary>
    [DataMember(Order = 1)]
    public double Value { get; init; }
}
