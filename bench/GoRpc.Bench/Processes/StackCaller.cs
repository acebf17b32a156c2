using System.Text.Json;
using GoRpc.Bench.Measuring;
using GoRpc.Bench.Scenarios;
using GoRpc.Bench.Stacks;

namespace GoRpc.Bench.Processes;

/// <summary>A process that makes the calls of one stack on request, and measures them.</summary>
internal static class StackCaller
{
    public static async Task RunAsync(IStack stack, Uri address)
    {
        using var client = stack.Connect(address);
        await ChildConversation.HoldAsync(
            new CallerReady([.. Enum.GetValues<CallKind>().Where(kind => client.CallOf(kind) is not null)]),
            async line =>
            {
                var request = JsonSerializer.Deserialize<LoadRequest>(line)!;
                return await ClosedLoad.RunAsync(client.CallOf(request.Kind)!, request.Callers, request.Duration);
            });
    }
}
