using System.Runtime.Serialization;
using GoRpc.Demo;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Integration.Tests.Interop;

/// <summary><see cref="ICalculator"/> as protobuf-net.Grpc can bind it: one message in, one out. The bytes are the same.</summary>
[Service("gorpc.demo.Calculator")]
public interface IPlainCalculator
{
    ValueTask<PlainNumber> AddAsync(PlainOperands operands, CallContext context = default);

    Task<PlainQuotient> DivideAsync(PlainDivision division, CallContext context = default);

    Task<PlainNumber> SlowAsync(PlainWait wait, CallContext context = default);
}

[DataContract]
public sealed class PlainOperands
{
    [DataMember(Order = 1)]
    public int A { get; set; }

    [DataMember(Order = 2)]
    public int B { get; set; }
}

[DataContract]
public sealed class PlainDivision
{
    [DataMember(Order = 1)]
    public double A { get; set; }

    [DataMember(Order = 2)]
    public double B { get; set; }
}

[DataContract]
public sealed class PlainWait
{
    [DataMember(Order = 1)]
    public int Milliseconds { get; set; }
}

[DataContract]
public sealed class PlainNumber
{
    [DataMember(Order = 1)]
    public int Value { get; set; }
}

[DataContract]
public sealed class PlainQuotient
{
    [DataMember(Order = 1)]
    public double Value { get; set; }
}
