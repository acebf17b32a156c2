using GoRpc;
using Shop.Contracts;

using var channel = GoRpcChannel.ForAddress(args[0]);
var shop = channel.CreateClient<IShop>();

await shop.PingAsync();
Console.WriteLine($"1 + 2 = {await shop.AddAsync(1, 2)}");
Console.WriteLine($"3 tea = {await shop.PriceAsync("tea", 3, new DateOnly(2026, 3, 1))}");
Console.WriteLine(await shop.BuyAsync(new Order("tea", 3, DateTime.UnixEpoch)));
try
{
    await shop.BuyAsync(new Order("coffee", 1, DateTime.UnixEpoch));
}
catch (FaultException<SoldOut> fault)
{
    Console.WriteLine($"{fault.StatusCode}: no {fault.Detail.Article}");
}

await foreach (var number in shop.CountAsync(3))
{
    Console.WriteLine(number);
}

Console.WriteLine($"sum = {await shop.SumAsync(Stream(1.5, 2.5))}");
await foreach (var word in shop.ShoutAsync(Stream("good", "bye")))
{
    Console.WriteLine(word);
}

static async IAsyncEnumerable<T> Stream<T>(params T[] items)
{
    foreach (var item in items)
    {
        await Task.Yield();
        yield return item;
    }
}
