using System.Net;
using System.Net.Http.Json;
using GoRpc.Bench.Messages;
using GoRpc.Bench.Scenarios;

namespace GoRpc.Bench.Stacks.Json;

internal sealed class JsonClient(Uri address) : IStackClient
{
    private static readonly string Download = $"/download?count={Scenario.StreamLength}";

    private readonly HttpClient _http = new()
    {
        BaseAddress = address,
        DefaultRequestVersion = HttpVersion.Version20,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    public Func<Task>? CallOf(CallKind kind) => kind switch
    {
        CallKind.Add => AddAsync,
        CallKind.EchoOrder => EchoOrderAsync,
        CallKind.EchoLines => EchoLinesAsync,
        CallKind.Download => DownloadAsync,
        CallKind.Upload => UploadAsync,
        _ => null,
    };

    public void Dispose() => _http.Dispose();

    private async Task AddAsync()
    {
        var sum = await PostAsync<Operands, Sum>("/add", new Operands { A = 40, B = 2 });
        Answer.Check(sum.Value, 42);
    }

    private async Task EchoOrderAsync()
    {
        var order = await PostAsync<Order, Order>("/echo-order", Samples.Order);
        Answer.Check(order.Lines.Count, Samples.Order.Lines.Count);
    }

    private async Task EchoLinesAsync()
    {
        var lines = await PostAsync<OrderLines, OrderLines>("/echo-lines", Samples.Lines);
        Answer.Check(lines.Lines.Count, Samples.LineCount);
    }

    private async Task DownloadAsync()
    {
        var count = await OrderStreams.CountLinesAsync(_http.GetFromJsonAsAsyncEnumerable<Order>(Download)!);
        Answer.Check(count, Scenario.StreamLength * Samples.Order.Lines.Count);
    }

    private async Task UploadAsync()
    {
        var sum = await PostAsync<IAsyncEnumerable<Order>, Sum>("/upload", OrderStreams.Repeat(Scenario.StreamLength));
        Answer.Check(sum.Value, Scenario.StreamLength * Samples.Order.Lines.Count);
    }

    private async Task<TResult> PostAsync<TValue, TResult>(string path, TValue value)
    {
        using var response = await _http.PostAsJsonAsync(path, value);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<TResult>())!;
    }
}
