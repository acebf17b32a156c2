using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Client.Registration;

internal sealed record ClientBuilder(string Name, IServiceCollection Services) : IGoRpcClientBuilder;
