using GoRpc.Bench.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Bench.Stacks.Json;

/// <summary>
/// A minimal API and HttpClient over HTTP/2 with System.Text.Json as it comes. It has no ping-pong: one JSON document is
/// not answered before it has ended.
/// </summary>
internal sealed class JsonStack : IStack
{
    // Minimal APIs are part of every web application; nothing is to be added.
    public void AddServices(IServiceCollection services)
    {
    }

    public void Map(WebApplication host)
    {
        host.MapPost("/add", (Operands operands) => new Sum { Value = operands.A + operands.B });
        host.MapPost("/echo-order", (Order order) => order);
        host.MapPost("/echo-lines", (OrderLines lines) => lines);
        host.MapGet("/download", (int count) => OrderStreams.Repeat(count));
        host.MapPost("/upload", async (IAsyncEnumerable<Order> orders) => new Sum { Value = await OrderStreams.CountLinesAsync(orders) });
    }

    public IStackClient Connect(Uri address) => new JsonClient(address);
}
