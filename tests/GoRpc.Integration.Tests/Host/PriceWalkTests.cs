using GoRpc.Demo;
using GoRpc.Host.Stocks;

namespace GoRpc.Integration.Tests.Host;

public sealed class PriceWalkTests
{
    private const int ADay = 5000;

    public static TheoryData<string> Symbols => [.. Listing.All.Keys];

    [Theory]
    [MemberData(nameof(Symbols))]
    public void Walk_WithTheSameSeed_IsTheSame(string symbol)
    {
        Assert.Equal(Walk(symbol, seed: 7, 100), Walk(symbol, seed: 7, 100));
        Assert.NotEqual(Walk(symbol, seed: 7, 100), Walk(symbol, seed: 8, 100));
    }

    [Theory]
    [MemberData(nameof(Symbols))]
    public void Walk_OverADay_LooksLikeAMarket(string symbol)
    {
        var quotes = Walk(symbol, seed: 1968, ADay);
        var opening = (decimal)Listing.All[symbol].Opening;

        Assert.Equal(opening, quotes[0].Price);
        Assert.All(quotes, quote => Assert.InRange(quote.Price, opening * 0.7m, opening * 1.4m));
        Assert.All(quotes, quote => Assert.Equal(2, quote.Price.Scale));
        Assert.All(quotes, quote => Assert.True(quote.Volume > 0));
        Assert.All(quotes.Zip(quotes.Skip(1)), step => Assert.InRange(step.Second.Price / step.First.Price, 0.95m, 1.05m));
        Assert.InRange(quotes.Select(quote => quote.Price).Distinct().Count(), 50, ADay);
        Assert.Contains(quotes.Zip(quotes.Skip(1)), step => step.Second.Price > step.First.Price);
        Assert.Contains(quotes.Zip(quotes.Skip(1)), step => step.Second.Price < step.First.Price);
    }

    [Fact]
    public void Walks_OfTwoSymbols_DoNotMoveTogether()
    {
        var changes = Changes("ACME").Zip(Changes("GLBX")).ToList();

        var together = changes.Count(pair => Math.Sign(pair.First) == Math.Sign(pair.Second));

        Assert.InRange(together, changes.Count * 0.3, changes.Count * 0.7);
    }

    private static List<Quote> Walk(string symbol, int seed, int count)
    {
        var walk = new PriceWalk(Listing.All[symbol], seed);
        return [.. Enumerable.Range(0, count).Select(second => walk.Next(DateTime.UnixEpoch.AddSeconds(second)))];
    }

    private static IEnumerable<decimal> Changes(string symbol)
    {
        var quotes = Walk(symbol, seed: 1968, 1000);
        return quotes.Zip(quotes.Skip(1), (first, second) => second.Price - first.Price);
    }
}
