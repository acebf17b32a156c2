using GoRpc.Bench.Messages;
using GoRpc.Bench.Scenarios;
using Grpc.Net.Client;
using ProtoBuf.Grpc.Client;

namespace GoRpc.Bench.Stacks.ProtobufNet;

internal sealed class ProtobufNetClient : IStackClient
{
    private readonly GrpcChannel _channel;
    private readonly IOrders _orders;

    public ProtobufNetClient(Uri address)
    {
        _channel = GrpcChannel.ForAddress(address);
        _orders = _channel.CreateGrpcService<IOrders>();
    }

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

    public void Dispose() => _channel.Dispose();

    private async Task AddAsync()
    {
        var sum = await _orders.AddAsync(new Operands { A = 40, B = 2 });
        Answer.Check(sum.Value, 42);
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
        var count = await OrderStreams.CountLinesAsync(_orders.DownloadAsync(new DownloadRequest { Count = Scenario.StreamLength }));
        Answer.Check(count, Scenario.StreamLength * Samples.Order.Lines.Count);
    }

    private async Task UploadAsync()
    {
        var sum = await _orders.UploadAsync(OrderStreams.Repeat(Scenario.StreamLength));
        Answer.Check(sum.Value, Scenario.StreamLength * Samples.Order.Lines.Count);
    }

    private async Task PingPongAsync()
    {
        var count = await OrderStreams.PingPongAsync(orders => _orders.PingPongAsync(orders));
        Answer.Check(count, Scenario.StreamLength * Samples.Order.Lines.Count);
    }
}
