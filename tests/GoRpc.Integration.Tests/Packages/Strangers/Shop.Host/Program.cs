using System.Runtime.CompilerServices;
using GoRpc;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Shop.Contracts;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
builder.Services.AddGoRpc();
var app = builder.Build();
app.MapGoRpcService<ShopService>();
app.Run();

internal sealed class ShopService : IShop
{
    public ValueTask<int> AddAsync(int a, int b, CancellationToken cancellationToken) => ValueTask.FromResult(a + b);

    public Task<decimal> PriceAsync(string article, int count, DateOnly day) =>
        Task.FromResult(article == "tea" && day.Year == 2026 ? 2.50m * count : 0m);

    public Task<Receipt> BuyAsync(Order order)
    {
        if (order.Article == "coffee")
        {
            throw new FaultException<SoldOut>(new SoldOut { Article = order.Article });
        }

        return Task.FromResult(new Receipt(new Guid("6f9619ff-8b86-d011-b42d-00c04fc964ff"), order.Count * 2.50m));
    }

    public Task PingAsync() => Task.CompletedTask;

    public async IAsyncEnumerable<int> CountAsync(int to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var number = 1; number <= to; number++)
        {
            await Task.Yield();
            yield return number;
        }
    }

    public async Task<double> SumAsync(IAsyncEnumerable<double> numbers, CancellationToken cancellationToken)
    {
        var sum = 0.0;
        await foreach (var number in numbers)
        {
            sum += number;
        }

        return sum;
    }

    public async IAsyncEnumerable<string> ShoutAsync(IAsyncEnumerable<string> words, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var word in words)
        {
            yield return word.ToUpperInvariant();
        }
    }
}
