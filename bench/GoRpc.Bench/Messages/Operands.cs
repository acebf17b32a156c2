using System.Runtime.Serialization;

namespace GoRpc.Bench.Messages;

/// <summary>The tiny message: two ints.</summary>
[DataContract]
public sealed class Operands
{
    [DataMember(Order = 1)]
    public int A { get; set; }

    [DataMember(Order = 2)]
    public int B { get; set; }
}
