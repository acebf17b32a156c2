using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Specification.Tests.Client;

[Service("gorpc.specs.Farewell")]
public interface IFarewell
{
    Task<string> PartAsync(string name);
}
