using GoRpc.Bench.Processes;
using GoRpc.Bench.Scenarios;
using GoRpc.Bench.Stacks;

namespace GoRpc.Bench.Tests.Stacks;

public sealed class StackTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Names => [.. StackCatalog.Names];

    // Each call checks its own answer; here they only have to be made.
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Calls_OfEveryStack_Succeed(string name)
    {
        var stack = StackCatalog.Create(name);
        await using var host = await StackHost.StartAsync(stack);
        using var client = stack.Connect(host.Address);
        var calls = Enum.GetValues<CallKind>().Select(client.CallOf).OfType<Func<Task>>().ToList();

        foreach (var call in calls)
        {
            await call().WaitAsync(Patience);
        }

        Assert.True(calls.Count >= 3, "Every stack has the unary calls.");
    }
}
