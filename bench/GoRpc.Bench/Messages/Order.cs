using System.Runtime.Serialization;
using ProtoBuf;

namespace GoRpc.Bench.Messages;

/// <summary>The 1 KB message: ten fields of mixed types and a list of ten messages.</summary>
[DataContract]
[CompatibilityLevel(CompatibilityLevel.Level300)]
public sealed class Order
{
    [DataMember(Order = 1)]
    public int Id { get; set; }

    [DataMember(Order = 2)]
    public string Customer { get; set; } = "";

    [DataMember(Order = 3)]
    public string Notes { get; set; } = "";

    [DataMember(Order = 4)]
    public long Account { get; set; }

    [DataMember(Order = 5)]
    public double Total { get; set; }

    [DataMember(Order = 6)]
    public bool IsPaid { get; set; }

    [DataMember(Order = 7)]
    public OrderState State { get; set; }

    [DataMember(Order = 8)]
    public DateTime PlacedAt { get; set; }

    [DataMember(Order = 9)]
    public byte[] Signature { get; set; } = [];

    [DataMember(Order = 10)]
    public float Weight { get; set; }

    [DataMember(Order = 11)]
    public List<OrderLine> Lines { get; set; } = [];
}
