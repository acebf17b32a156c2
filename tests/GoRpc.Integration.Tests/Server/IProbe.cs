using System.Runtime.Serialization;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Integration.Tests.Server;

/// <summary>One method of each kind, with numbers in and numbers out: field 1 of a message on the wire.</summary>
[Service("test.Probe")]
[Faults(typeof(OutOfStock))]
public interface IProbe
{
    Task<int> UnaryAsync(int value, CallContext context = default);

    Task<int> UpAsync(IAsyncEnumerable<int> values, CallContext context = default);

    IAsyncEnumerable<int> DownAsync(int value, CallContext context = default);

    IAsyncEnumerable<int> BothAsync(IAsyncEnumerable<int> values, CallContext context = default);
}

[DataContract(Name = "test.OutOfStock")]
public sealed record OutOfStock([property: DataMember(Order = 1)] string Article, [property: DataMember(Order = 2)] int Left);
