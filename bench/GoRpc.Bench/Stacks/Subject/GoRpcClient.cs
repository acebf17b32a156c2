using GoRpc.Bench.Messages;
using GoRpc.Bench.Scenarios;

namespace GoRpc.Bench.Stacks.Subject;

internal sealed class GoRpcClient(GoRpcChannel channel) : IStackClient
{
    private readonly INaturalOrders _orders = channel.CreateClient<INaturalOrders>();

    public Func<Task>? CallOf(CallKind kind) => kind switch
    {
        CallKind.Add => AddAsync,
        CallKind.EchoOrder => EchoOrderAsync,
        CallKind.EchoLines => EchoLinesAsync,
        CallKind.Download => DownloadAsync,
        CallKind.Upload => UploadAsync,
        CallKind.PingPong => PingPongAsync,
        _ => null,
    };

    public void Dispose() => channel.Dispose();

    private async Task AddAsync()
    {
        var sum = await _orders.AddAsync(40, 2);
        Answer.Check(sum, 42);
    }

    private async Task EchoOrderAsync()
    {
        var order = await _orders.EchoOrderAsync(Samples.Order);
        Answer.Check(order.Lines.Count, Samples.Order.Lines.Count);
    }

    private async Task EchoLinesAsync()
    {
        var lines = await _orders.EchoLinesAsync(Samples.Lines);
        Answer.Check(lines.Lines.Count, Samples.LineCount);
    }

    private async Task DownloadAsync()
    {
        var count = await OrderStreams.CountLinesAsync(_orders.DownloadAsync(Scenario.StreamLength));
        Answer.Check(count, Scenario.StreamLength * Samples.Order.Lines.Count);
    }

    private async Task UploadAsync()
    {
        var count = await _orders.UploadAsync(OrderStreams.Repeat(Scenario.StreamLength));
        Answer.Check(count, Scenario.StreamLength * Samples.Order.Lines.Count);
    }

    private async Task PingPongAsync()
    {
        var count = await OrderStreams.PingPongAsync(orders => _orders.PingPongAsync(orders));
        Answer.Check(count, Scenario.StreamLength * Samples.Order.Lines.Count);
    }
}
