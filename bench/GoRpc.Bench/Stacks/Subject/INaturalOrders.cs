using GoRpc.Bench.Messages;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Bench.Stacks.Subject;

/// <summary>The service of orders.proto as a GoRpc contract: parameters and results as C# has them, the same bytes on the wire.</summary>
[Service("gorpc.bench.Orders")]
public interface INaturalOrders
{
    [Idempotent]
    ValueTask<int> AddAsync(int a, int b, CancellationToken cancellationToken = default);

    [Idempotent]
    ValueTask<Order> EchoOrderAsync(Order order, CancellationToken cancellationToken = default);

    [Idempotent]
    ValueTask<OrderLines> EchoLinesAsync(OrderLines lines, CancellationToken cancellationToken = default);

    IAsyncEnumerable<Order> DownloadAsync(int count, CancellationToken cancellationToken = default);

    ValueTask<int> UploadAsync(IAsyncEnumerable<Order> orders, CancellationToken cancellationToken = default);

    IAsyncEnumerable<Order> PingPongAsync(IAsyncEnumerable<Order> orders, CancellationToken cancellationToken = default);
}
