using GoRpc.Demo;
using GoRpc.Host;
using GoRpc.Host.Stocks;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using ProtoBuf.Grpc;

namespace GoRpc.Integration.Tests.Host;

public sealed class StocksServiceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Noon);
    private readonly DemoSettings _settings = new(new DemoOptions { TickInterval = TimeSpan.FromSeconds(1) });

    [Fact]
    public async Task Watch_WithACount_SendsSoManyQuotesOnePerTick()
    {
        await using var quotes = Watch("ACME", count: 3).GetAsyncEnumerator();

        var first = await quotes.NextAsync();
        var second = quotes.NextAsync();
        Assert.False(second.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        var third = await NextAfter(second, quotes);

        Assert.Equal(("ACME", Noon.UtcDateTime), (first.Symbol, first.At));
        Assert.Equal(Noon.UtcDateTime.AddSeconds(1), (await second).At);
        Assert.Equal(Noon.UtcDateTime.AddSeconds(2), third.At);
        Assert.Equal(DateTimeKind.Utc, third.At.Kind);
        Assert.False(await quotes.MoveNextAsync());
    }

    [Fact]
    public async Task Watch_WithoutACount_GoesOnUntilItIsCancelled()
    {
        using var caller = new CancellationTokenSource();
        await using var quotes = Watch("ACME", count: 0, caller.Token).GetAsyncEnumerator();
        await quotes.NextAsync();
        for (var tick = 0; tick < 50; tick++)
        {
            var next = quotes.NextAsync();
            _time.Advance(TimeSpan.FromSeconds(1));
            await next;
        }

        var last = quotes.NextAsync();
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => last);
    }

    [Fact]
    public async Task Watch_WhenTheSettingsChange_TakesTheNewPace()
    {
        await using var quotes = Watch("ACME", count: 0).GetAsyncEnumerator();
        await quotes.NextAsync();

        _settings.CurrentValue = new DemoOptions { TickInterval = TimeSpan.FromMilliseconds(10) };
        var next = quotes.NextAsync();
        _time.Advance(TimeSpan.FromMilliseconds(10));

        Assert.Equal(Noon.UtcDateTime.AddMilliseconds(10), (await next).At);
    }

    [Fact]
    public async Task Watch_InAnyCase_AnswersWithTheSymbolAsItIsListed()
    {
        await using var quotes = Watch("acme", count: 1).GetAsyncEnumerator();

        Assert.Equal("ACME", (await quotes.NextAsync()).Symbol);
    }

    [Theory]
    [InlineData("NOPE", 1, StatusCode.NotFound, "'NOPE' is not traded here. Try one of ACME, ")]
    [InlineData("", 1, StatusCode.NotFound, "'' is not traded here.")]
    [InlineData("ACME", -1, StatusCode.InvalidArgument, "count is -1")]
    public async Task Watch_OfSomethingElse_SaysWhatThereIs(string symbol, int count, StatusCode status, string detail)
    {
        await using var quotes = Watch(symbol, count).GetAsyncEnumerator();

        var exception = await Assert.ThrowsAsync<GoRpcException>(() => quotes.NextAsync());

        Assert.Equal(status, exception.StatusCode);
        Assert.Contains(detail, exception.Status.Detail);
    }

    private IAsyncEnumerable<Quote> Watch(string symbol, int count, CancellationToken cancellationToken = default) =>
        new StocksService(_time, _settings).WatchAsync(
            new WatchRequest { Symbol = symbol, Count = count }, new CallContext(new CallOptions(cancellationToken: cancellationToken)));

    private async Task<Quote> NextAfter(Task<Quote> before, IAsyncEnumerator<Quote> quotes)
    {
        await before;
        var next = quotes.NextAsync();
        _time.Advance(TimeSpan.FromSeconds(1));
        return await next;
    }
}
