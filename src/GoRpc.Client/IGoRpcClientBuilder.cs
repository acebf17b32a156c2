using Microsoft.Extensions.DependencyInjection;

namespace GoRpc;

/// <summary>Configures one named client further.</summary>
public interface IGoRpcClientBuilder
{
    /// <summary>The name of the client and of its configuration section.</summary>
    string Name { get; }

    /// <summary>Where the client is registered.</summary>
    IServiceCollection Services { get; }
}
