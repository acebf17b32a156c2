using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Specification.Tests.Client;

/// <summary>An internal contract with a service of its own beneath it.</summary>
[Service("gorpc.specs.Hidden")]
internal interface IHidden : IFarewell
{
    Task<string> SecretAsync();
}
