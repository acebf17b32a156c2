using System.Reflection;

namespace GoRpc.Discovery.Tests;

public sealed class LayoutTests
{
    [Theory]
    [InlineData("GoRpc.Discovery.Dns")]
    [InlineData("GoRpc.Discovery.Etcd")]
    [InlineData("GoRpc.Discovery.Extensions")]
    public void References_OfEachPackage_AreTheClientAndNotTheServer(string assembly)
    {
        var references = Assembly.Load(assembly).GetReferencedAssemblies().Select(name => name.Name).ToList();

        Assert.Contains("GoRpc.Client", references);
        Assert.DoesNotContain("GoRpc.Server", references);
    }
}
