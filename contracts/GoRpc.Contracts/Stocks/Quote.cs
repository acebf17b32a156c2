using System.Runtime.Serialization;

namespace GoRpc.Demo;

/// <summary>One trade of a symbol.</summary>
[DataContract]
public sealed record Quote
{
    /// <summary>The symbol that was traded.</summary>
    [DataMember(Order = 1)]
    public string Symbol { get; init; } = "";

    /// <summary>The price of one share, exact to the cent.</summary>
    [DataMember(Order = 2)]
    public decimal Price { get; init; }

    /// <summary>When the trade happened, in UTC.</summary>
    [DataMember(Order = 3)]
    public DateTime At { get; init; }

    /// <summary>How many shares changed hands.</summary>
    [DataMember(Order = 4)]
    public long Volume { get; init; }
}
