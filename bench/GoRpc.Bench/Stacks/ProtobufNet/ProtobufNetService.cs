using GoRpc.Bench.Messages;
using ProtoBuf.Grpc;

namespace GoRpc.Bench.Stacks.ProtobufNet;

internal sealed class ProtobufNetService : IOrders
{
    public ValueTask<Sum> AddAsync(Operands operands, CallContext context) => new(new Sum { Value = operands.A + operands.B });

    public ValueTask<Order> EchoOrderAsync(Order order, CallContext context) => new(order);

    public ValueTask<OrderLines> EchoLinesAsync(OrderLines lines, CallContext context) => new(lines);

    public IAsyncEnumerable<Order> DownloadAsync(DownloadRequest request, CallContext context) => OrderStreams.Repeat(request.Count);

    public async ValueTask<Sum> UploadAsync(IAsyncEnumerable<Order> orders, CallContext context) =>
        new() { Value = await OrderStreams.CountLinesAsync(orders) };

    public IAsyncEnumerable<Order> PingPongAsync(IAsyncEnumerable<Order> orders, CallContext context) => OrderStreams.EchoAsync(orders);
}
