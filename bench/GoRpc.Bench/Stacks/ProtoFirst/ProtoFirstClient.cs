using GoRpc.Bench.Messages;
using GoRpc.Bench.Messages.Generated;
using GoRpc.Bench.Scenarios;
using Grpc.Net.Client;
using DownloadRequest = GoRpc.Bench.Messages.Generated.DownloadRequest;
using Operands = GoRpc.Bench.Messages.Generated.Operands;

namespace GoRpc.Bench.Stacks.ProtoFirst;

internal sealed class ProtoFirstClient : IStackClient
{
    private readonly GrpcChannel _channel;
    private readonly Orders.OrdersClient _orders;

    public ProtoFirstClient(Uri address)
    {
        _channel = GrpcChannel.ForAddress(address);
        _orders = new Orders.OrdersClient(_channel);
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
        var order = await _orders.EchoOrderAsync(GeneratedSamples.Order);
        Answer.Check(order.Lines.Count, Samples.Order.Lines.Count);
    }

    private async Task EchoLinesAsync()
    {
        var lines = await _orders.EchoLinesAsync(GeneratedSamples.Lines);
        Answer.Check(lines.Lines.Count, Samples.LineCount);
    }

    private async Task DownloadAsync()
    {
        using var call = _orders.Download(new DownloadRequest { Count = Scenario.StreamLength });
        var count = 0;
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            count += call.ResponseStream.Current.Lines.Count;
        }

        Answer.Check(count, Scenario.StreamLength * Samples.Order.Lines.Count);
    }

    private async Task UploadAsync()
    {
        using var call = _orders.Upload();
        for (var sent = 0; sent < Scenario.StreamLength; sent++)
        {
            await call.RequestStream.WriteAsync(GeneratedSamples.Order);
        }

        await call.RequestStream.CompleteAsync();
        var sum = await call.ResponseAsync;
        Answer.Check(sum.Value, Scenario.StreamLength * Samples.Order.Lines.Count);
    }

    private async Task PingPongAsync()
    {
        using var call = _orders.PingPong();
        var count = 0;
        for (var sent = 0; sent < Scenario.StreamLength; sent++)
        {
            await call.RequestStream.WriteAsync(GeneratedSamples.Order);
            await call.ResponseStream.MoveNext(CancellationToken.None);
            count += call.ResponseStream.Current.Lines.Count;
        }

        await call.RequestStream.CompleteAsync();
        Answer.Check(await call.ResponseStream.MoveNext(CancellationToken.None) ? 1 : 0, 0);
        Answer.Check(count, Scenario.StreamLength * Samples.Order.Lines.Count);
    }
}
