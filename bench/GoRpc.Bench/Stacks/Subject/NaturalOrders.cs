using GoRpc.Bench.Messages;

namespace GoRpc.Bench.Stacks.Subject;

internal sealed class NaturalOrders : INaturalOrders
{
    public ValueTask<int> AddAsync(int a, int b, CancellationToken cancellationToken) => new(a + b);

    public ValueTask<Order> EchoOrderAsync(Order order, CancellationToken cancellationToken) => new(order);

    public ValueTask<OrderLines> EchoLinesAsync(OrderLines lines, CancellationToken cancellationToken) => new(lines);

    public IAsyncEnumerable<Order> DownloadAsync(int count, CancellationToken cancellationToken) => OrderStreams.Repeat(count);

    public ValueTask<int> UploadAsync(IAsyncEnumerable<Order> orders, CancellationToken cancellationToken) => OrderStreams.CountLinesAsync(orders);

    public IAsyncEnumerable<Order> PingPongAsync(IAsyncEnumerable<Order> orders, CancellationToken cancellationToken) => OrderStreams.EchoAsync(orders);
}
