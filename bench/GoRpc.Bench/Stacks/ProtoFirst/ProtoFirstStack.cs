using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Bench.Stacks.ProtoFirst;

/// <summary>gRPC as Microsoft documents it: a .proto, protoc's classes, Grpc.AspNetCore and Grpc.Net.Client. The baseline.</summary>
internal sealed class ProtoFirstStack : IStack
{
    public void AddServices(IServiceCollection services) => services.AddGrpc();

    public void Map(WebApplication host) => host.MapGrpcService<ProtoFirstService>();

    public IStackClient Connect(Uri address) => new ProtoFirstClient(address);
}
