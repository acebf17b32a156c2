using GoRpc.Bench.Messages;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Bench.Stacks.ProtobufNet;

/// <summary>The service of orders.proto as a protobuf-net.Grpc contract: one message in, one message out.</summary>
[Service("gorpc.bench.Orders")]
public interface IOrders
{
    ValueTask<Sum> AddAsync(Operands operands, CallContext context = default);

    ValueTask<Order> EchoOrderAsync(Order order, CallContext context = default);

    ValueTask<OrderLines> EchoLinesAsync(OrderLines lines, CallContext context = default);

    IAsyncEnumerable<Order> DownloadAsync(DownloadRequest request, CallContext context = default);

    ValueTask<Sum> UploadAsync(IAsyncEnumerable<Order> orders, CallContext context = default);

    IAsyncEnumerable<Order> PingPongAsync(IAsyncEnumerable<Order> orders, CallContext context = default);
}
