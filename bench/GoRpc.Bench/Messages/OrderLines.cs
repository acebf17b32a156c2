using System.Runtime.Serialization;

namespace GoRpc.Bench.Messages;

/// <summary>The 64 KB message: a list of 1,000 messages.</summary>
[DataContract]
public sealed class OrderLines
{
    [DataMember(Order = 1)]
    public List<OrderLine> Lines { get; set; } = [];
}
