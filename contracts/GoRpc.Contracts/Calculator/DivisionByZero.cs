using System.Runtime.Serialization;
using Grpc.Core;

namespace GoRpc.Demo;

/// <summary>The fault of a division whose divisor is zero.</summary>
[DataContract]
[FaultStatus(StatusCode.InvalidArgument)]
public sealed record DivisionByZero
{
    /// <summary>The number that was to be divided.</summary>
    [DataMember(Order = 1)]
    public double Dividend { get; init; }
}
