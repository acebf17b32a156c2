using System.Reflection;
using GoRpc.Specification.Tests.Client;
using GoRpc.Specification.Tests.Contracts;

namespace GoRpc.Specification.Runtime.Tests;

/// <summary>The specification runs on contracts that were not compiled here.</summary>
public sealed class RuntimePathTests
{
    [Fact]
    public void Contracts_OfThisAssembly_AreBoundAtRunTime()
    {
        using var channel = GoRpcChannel.ForAddress("http://localhost:1");

        object[] clients = [channel.CreateClient<IEchoes>(), channel.CreateClient<IUploads>(), channel.CreateClient<IGreeter>()];

        Assert.Null(typeof(IEchoes).Assembly.GetCustomAttribute<CompiledContractsAttribute>());
        Assert.All(clients, client => Assert.IsType<DispatchProxy>(client, exactMatch: false));
    }
}
