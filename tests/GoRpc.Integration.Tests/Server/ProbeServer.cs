using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Integration.Tests.Server;

internal static class ProbeServer
{
    /// <summary>Starts a host of <see cref="Probe"/> with a script.</summary>
    public static Task<ServerUnderTest> StartAsync(Probe.Script script, Action<IGoRpcServerBuilder>? configure = null) =>
        ServerUnderTest.StartAsync<Probe>(builder =>
        {
            builder.Services.AddSingleton(script);
            configure?.Invoke(builder);
        });
}
