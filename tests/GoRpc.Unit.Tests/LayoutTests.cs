using System.Reflection;

namespace GoRpc.Unit.Tests;

public sealed class LayoutTests
{
    [Theory]
    [InlineData("GoRpc", "GoRpc.Server", "GoRpc.Client")]
    [InlineData("GoRpc.Server", "GoRpc.Client")]
    [InlineData("GoRpc.Client", "GoRpc.Server")]
    public void References_OfEachProject_PointTowardsTheCore(string assembly, params string[] forbidden)
    {
        var references = Assembly.Load(assembly).GetReferencedAssemblies().Select(name => name.Name);

        Assert.Empty(references.Intersect(forbidden));
    }
}
