using System.Net;
using Google.Protobuf;
using GoRpc.Bench.Messages;
using GoRpc.Bench.Scenarios;

namespace GoRpc.Bench.Stacks.Raw;

internal sealed class RawClient(Uri address) : IStackClient
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler());
    private readonly byte[] _operands = new Messages.Generated.Operands { A = 40, B = 2 }.ToByteArray();
    private readonly byte[] _order = GeneratedSamples.Order.ToByteArray();
    private readonly byte[] _lines = GeneratedSamples.Lines.ToByteArray();

    public Func<Task>? CallOf(CallKind kind) => kind switch
    {
        CallKind.Add => () => EchoAsync(_operands),
        CallKind.EchoOrder => () => EchoAsync(_order),
        CallKind.EchoLines => () => EchoAsync(_lines),
        _ => null,
    };

    public void Dispose() => _http.Dispose();

    private async Task EchoAsync(byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        using var response = await _http.SendAsync(request, CancellationToken.None);
        var answer = await response.Content.ReadAsByteArrayAsync();
        Answer.Check(answer.Length, body.Length);
    }
}
