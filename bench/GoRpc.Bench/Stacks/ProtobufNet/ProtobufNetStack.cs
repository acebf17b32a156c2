using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ProtoBuf.Grpc.Server;

namespace GoRpc.Bench.Stacks.ProtobufNet;

/// <summary>protobuf-net.Grpc as it comes.</summary>
internal sealed class ProtobufNetStack : IStack
{
    public void AddServices(IServiceCollection services) => services.AddCodeFirstGrpc();

    public void Map(WebApplication host) => host.MapGrpcService<ProtobufNetService>();

    public IStackClient Connect(Uri address) => new ProtobufNetClient(address);
}
