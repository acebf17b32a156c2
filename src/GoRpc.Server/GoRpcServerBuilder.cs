using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Server;

internal sealed class GoRpcServerBuilder(IServiceCollection services) : IGoRpcServerBuilder
{
    public IServiceCollection Services { get; } = services;
}
