using GoRpc.Bench.Messages;
using GoRpc.Bench.Messages.Generated;
using Grpc.Core;
using DownloadRequest = GoRpc.Bench.Messages.Generated.DownloadRequest;
using Operands = GoRpc.Bench.Messages.Generated.Operands;
using Order = GoRpc.Bench.Messages.Generated.Order;
using OrderLines = GoRpc.Bench.Messages.Generated.OrderLines;
using Sum = GoRpc.Bench.Messages.Generated.Sum;

namespace GoRpc.Bench.Stacks.ProtoFirst;

internal sealed class ProtoFirstService : Orders.OrdersBase
{
    public override Task<Sum> Add(Operands request, ServerCallContext context) => Task.FromResult(new Sum { Value = request.A + request.B });

    public override Task<Order> EchoOrder(Order request, ServerCallContext context) => Task.FromResult(request);

    public override Task<OrderLines> EchoLines(OrderLines request, ServerCallContext context) => Task.FromResult(request);

    public override async Task Download(DownloadRequest request, IServerStreamWriter<Order> responseStream, ServerCallContext context)
    {
        for (var sent = 0; sent < request.Count; sent++)
        {
            await responseStream.WriteAsync(GeneratedSamples.Order);
        }
    }

    public override async Task<Sum> Upload(IAsyncStreamReader<Order> requestStream, ServerCallContext context)
    {
        var count = 0;
        await foreach (var order in requestStream.ReadAllAsync(context.CancellationToken))
        {
            count += order.Lines.Count;
        }

        return new Sum { Value = count };
    }

    public override async Task PingPong(IAsyncStreamReader<Order> requestStream, IServerStreamWriter<Order> responseStream, ServerCallContext context)
    {
        await foreach (var order in requestStream.ReadAllAsync(context.CancellationToken))
        {
            await responseStream.WriteAsync(order);
        }
    }
}
