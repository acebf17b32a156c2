using System.Runtime.Serialization;

namespace GoRpc.Bench.Messages;

/// <summary>About 64 bytes on the wire: ten of them fill half of an <see cref="Order"/>, a thousand an <see cref="OrderLines"/>.</summary>
[DataContract]
public sealed class OrderLine
{
    [DataMember(Order = 1)]
    public int Product { get; set; }

    [DataMember(Order = 2)]
    public string Name { get; set; } = "";

    [DataMember(Order = 3)]
    public int Quantity { get; set; }

    [DataMember(Order = 4)]
    public double Price { get; set; }

    [DataMember(Order = 5)]
    public bool IsGift { get; set; }
}
