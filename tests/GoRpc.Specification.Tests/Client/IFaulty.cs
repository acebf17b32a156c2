using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Specification.Tests.Client;

#pragma warning disable GORPC140 // The client is to find these when it is made.

/// <summary>Two methods with faults, so that both must be reported.</summary>
[Service("gorpc.specs.Faulty")]
public interface IFaulty
{
    Task<object> AnythingAsync(int number);

    Task PutAsync(object value);
}
