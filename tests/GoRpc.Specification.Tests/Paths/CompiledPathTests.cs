using System.Reflection;
using GoRpc.Specification.Tests.Client;
using GoRpc.Specification.Tests.Contracts;

namespace GoRpc.Specification.Tests.Paths;

/// <summary>The specification runs on generated code here, and without it in GoRpc.Specification.Runtime.Tests.</summary>
public sealed class CompiledPathTests
{
    [Fact]
    public void Contracts_OfThisAssembly_AreCompiled()
    {
        using var channel = GoRpcChannel.ForAddress("http://localhost:1");

        object[] clients = [channel.CreateClient<IEchoes>(), channel.CreateClient<IUploads>(), channel.CreateClient<IGreeter>()];

        Assert.NotNull(typeof(IEchoes).Assembly.GetCustomAttribute<CompiledContractsAttribute>());
        Assert.All(clients, client => Assert.Same(typeof(IEchoes).Assembly, client.GetType().Assembly));
        Assert.All(clients, client => Assert.IsNotType<DispatchProxy>(client, exactMatch: false));
    }
}
