using GoRpc.Bench.Processes;
using GoRpc.Bench.Scenarios;
using GoRpc.Bench.Stacks;

namespace GoRpc.Bench.ColdStart;

/// <summary>
/// A process that starts a host and a client of one stack, makes one call, says so and ends. Both sides in one process, so that
/// the figure holds what either has to load, compile and build before its first call.
/// </summary>
internal static class FirstCall
{
    public const string Made = "made";

    public static async Task RunAsync(IStack stack)
    {
        await using var host = await StackHost.StartAsync(stack);
        using var client = stack.Connect(host.Address);
        await client.CallOf(CallKind.Add)!();
        await Console.Out.WriteLineAsync(Made);
    }
}
