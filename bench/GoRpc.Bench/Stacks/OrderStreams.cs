using System.Threading.Channels;
using GoRpc.Bench.Messages;
using GoRpc.Bench.Scenarios;

namespace GoRpc.Bench.Stacks;

/// <summary>What services and callers do with streams in the stacks whose streams are <see cref="IAsyncEnumerable{T}"/>.</summary>
internal static class OrderStreams
{
    // The await is what a real source has; it completes at once, so that the stack's own waits are what is measured.
    public static async IAsyncEnumerable<Order> Repeat(int count)
    {
        for (var sent = 0; sent < count; sent++)
        {
            await ValueTask.CompletedTask;
            yield return Samples.Order;
        }
    }

    public static async ValueTask<int> CountLinesAsync(IAsyncEnumerable<Order> orders)
    {
        var count = 0;
        await foreach (var order in orders)
        {
            count += order.Lines.Count;
        }

        return count;
    }

    public static async IAsyncEnumerable<Order> EchoAsync(IAsyncEnumerable<Order> orders)
    {
        await foreach (var order in orders)
        {
            yield return order;
        }
    }

    /// <summary>Sends an order, waits for it to come back, and sends the next.</summary>
    /// <returns>Lines of all orders that came back.</returns>
    public static async Task<int> PingPongAsync(Func<IAsyncEnumerable<Order>, IAsyncEnumerable<Order>> call)
    {
        // An order goes on to the stack on the thread that writes it, as it does in the stacks that have no channel in between.
        var pings = Channel.CreateUnbounded<Order>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true, AllowSynchronousContinuations = true });
        await using var pongs = call(pings.Reader.ReadAllAsync()).GetAsyncEnumerator();
        var count = 0;
        for (var sent = 0; sent < Scenario.StreamLength; sent++)
        {
            pings.Writer.TryWrite(Samples.Order);
            count += await pongs.MoveNextAsync() ? pongs.Current.Lines.Count : 0;
        }

        pings.Writer.Complete();
        return await pongs.MoveNextAsync() ? -1 : count;
    }
}
