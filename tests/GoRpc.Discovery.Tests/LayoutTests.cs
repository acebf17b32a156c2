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

    [Theory]
    [InlineData("GoRpc.Discovery.Dns")]
    [InlineData("GoRpc.Discovery.Etcd")]
    [InlineData("GoRpc.Discovery.Extensions")]
    public void Metadata_OfEachPackage_SaysThatItMayBeTrimmedAndCompiledAheadOfTime(string assembly)
    {
        var metadata = Assembly.Load(assembly).GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(entry => entry.Key, entry => entry.Value);

        Assert.Equal("True", metadata["IsTrimmable"]);
        Assert.Equal("True", metadata["IsAotCompatible"]);
    }
}
