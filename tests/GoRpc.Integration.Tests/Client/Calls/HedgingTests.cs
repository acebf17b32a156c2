using GoRpc.Tests.Shared;
using Microsoft.AspNetCore.Http;

namespace GoRpc.Integration.Tests.Client.Calls;

/// <summary>Hedging and the limit of calls under way, over real connections.</summary>
public sealed class HedgingTests
{
    [Fact]
    public async Task Call_OnAnEndpointThatDoesNotAnswer_IsAnsweredByTheOtherAndCancelledThere()
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var silent = await Peer.StartAsync(http => HangAsync(http, cancelled));
        await using var quick = await Peer.StartAsync(Peer.Echo);
        await using var channel = GoRpcChannel.Create(new GoRpcClientOptions
        {
            Endpoints = [silent.Address, quick.Address],
            Balancing = "round-robin",
            Hedging = { Enabled = true, Delay = TimeSpan.FromMilliseconds(20) },
        });
        var work = channel.CreateClient<IWork>();

        // Whichever endpoint is first, two calls ask the silent one.
        Assert.Equal(1, await work.ReadAsync(1).Within("the first call"));
        Assert.Equal(2, await work.ReadAsync(2).Within("the second call"));

        await cancelled.Task.Within("the attempt that lost to be cancelled at its endpoint");
    }

    [Fact]
    public async Task Call_WithoutAPlace_IsRefusedUntilAnotherHasEnded()
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var peer = await Peer.StartAsync(async http =>
        {
            asked.TrySetResult();
            await answer.Task;
            await Peer.Echo(http);
        });
        await using var channel = GoRpcChannel.ForAddress(peer.Address, static options => options.Bulkhead.MaxConcurrentCalls = 1);
        var work = channel.CreateClient<IWork>();
        var first = work.ReadAsync(1);
        await asked.Task.Within("the first call to arrive");

        await Assert.ThrowsAsync<BulkheadFullException>(() => work.ReadAsync(2).Within("the second call to be refused"));
        answer.SetResult();
        Assert.Equal(1, await first.Within("the first call"));
        Assert.Equal(3, await work.ReadAsync(3).Within("the third call"));
        Assert.Equal(2, peer.Requests);
    }

    private static async Task HangAsync(HttpContext http, TaskCompletionSource cancelled)
    {
        await using var registration = http.RequestAborted.Register(() => cancelled.TrySetResult());
        await cancelled.Task;
    }
}
