using System.Runtime.Serialization;
using ProtoBuf;

namespace GoRpc.Integration.Tests.Client;

/// <summary>A message with the values whose forms differ between compatibility levels.</summary>
[DataContract, CompatibilityLevel(CompatibilityLevel.Level300)]
public sealed record Note
{
    [DataMember(Order = 1)]
    public string Text { get; init; } = "";

    [DataMember(Order = 2)]
    public int Number { get; init; }

    [DataMember(Order = 3)]
#pragma warning disable GORPC301 // What the sender begins with; a receiver never sees it.
    public DateTime At { get; init; } = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
#pragma warning restore GORPC301

    [DataMember(Order = 4)]
    public decimal Price { get; init; }

    [DataMember(Order = 5)]
    public List<string> Tags { get; init; } = [];
}
