using System.Runtime.Serialization;

namespace GoRpc.Demo;

/// <summary>One integer as an answer.</summary>
[DataContract]
public sealed record IntegerResult
{
    /// <summary>The answer.</summary>
    [DataMember(Order = 1)]
    public int Value { get; init; }
}
