using GoRpc.Bench.Measuring;
using GoRpc.Bench.Stacks;

namespace GoRpc.Bench.Processes;

/// <summary>A process that serves one stack, and says on request what it has used.</summary>
internal static class StackServer
{
    /// <summary>
    /// Web applications run with the server's garbage collector, which the web SDK sets; this program is no web application,
    /// so its servers get it by environment. Callers keep the workstation's, as console programs do.
    /// The collector may not change its number of heaps, as it does by default: that makes turns unlike each other, and
    /// what was allocated in a heap that is given up is missing from the allocated bytes (dotnet/runtime pull request 131069).
    /// </summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>
    {
        ["DOTNET_gcServer"] = "1",
        ["DOTNET_GCDynamicAdaptationMode"] = "0",
    };

    public static async Task RunAsync(IStack stack)
    {
        await using var host = await StackHost.StartAsync(stack);
        await ChildConversation.HoldAsync(new ServerReady(host.Address), _ => Task.FromResult<object>(ProcessUsage.OfThisProcess()));
    }
}
