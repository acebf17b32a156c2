using Microsoft.Extensions.DependencyInjection;

namespace GoRpc;

/// <summary>Configures a GoRpc server further. Extension methods add what they need to <see cref="Services"/>.</summary>
public interface IGoRpcServerBuilder
{
    /// <summary>The services of the application.</summary>
    IServiceCollection Services { get; }
}
