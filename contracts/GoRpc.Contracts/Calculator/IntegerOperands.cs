using System.Runtime.Serialization;

namespace GoRpc.Demo;

/// <summary>What Add, Subtract and Multiply work on.</summary>
[DataContract]
public sealed record IntegerOperands
{
    /// <summary>The first operand.</summary>
    [DataMember(Order = 1)]
    public int A { get; init; }

    /// <summary>The second operand.</summary>
    [DataMember(Order = 2)]
    public int B { get; init; }
}
