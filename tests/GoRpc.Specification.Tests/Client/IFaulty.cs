using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Specification.Tests.Client;

/// <summary>Two methods with faults, so that both must be reported.</summary>
[Service("gorpc.specs.Faulty")]
public interface IFaulty
{
    Task<object> AnythingAsync(int number);

    Task PutAsync(object value);
}
