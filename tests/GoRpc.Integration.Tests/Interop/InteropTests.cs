using GoRpc.Demo;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace GoRpc.Integration.Tests.Interop;

/// <summary>What holds whichever side is GoRpc's: the demo contracts, which state level 300, in all four kinds of call.</summary>
public abstract class InteropTests(IInteropClients clients)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(2, 3)]
    [InlineData(0, 0)]
    [InlineData(int.MinValue, int.MaxValue)]
    [InlineData(-7, 0)]
    public async Task Unary_OfIntegers_ArrivesAsSent(int a, int b)
    {
        var sum = await clients.AddAsync(a, b).WaitAsync(Limit);

        Assert.Equal(a + b, sum);
    }

    [Theory]
    [InlineData(7, 2)]
    [InlineData(0, 4)]
    [InlineData(-1, 3)]
    [InlineData(double.MaxValue, double.Epsilon)]
    public async Task Unary_OfDoubles_ArrivesAsSent(double a, double b)
    {
        var quotient = await clients.DivideAsync(a, b).WaitAsync(Limit);

        Assert.Equal(a / b, quotient);
    }

    [Fact]
    public async Task Unary_ThatFails_HasItsStatus()
    {
        var failure = await Assert.ThrowsAnyAsync<RpcException>(
            () => clients.DivideAsync(1, 0).WaitAsync(Limit));

        Assert.Equal(StatusCode.InvalidArgument, failure.StatusCode);
        Assert.Equal("b is zero", failure.Status.Detail);
    }

    [Fact]
    public async Task Unary_PastItsDeadline_EndsOnBothSides()
    {
        var options = new CallOptions(deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(200));

        var failure = await Assert.ThrowsAnyAsync<RpcException>(
            () => clients.SlowAsync(1, options).WaitAsync(Limit));

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
    }

    [Fact]
    public async Task ServerStream_OfQuotes_ArrivesAsSent()
    {
        var quotes = await ListAsync(clients.Stocks.WatchAsync(new WatchRequest { Symbol = "Ünïcode 株", Count = 3 }));

        Assert.Equal(
            Enumerable.Range(0, 3).Select(sent => new Quote
            {
                Symbol = "Ünïcode 株",
                Price = InteropStocks.Price,
                At = InteropStocks.At.AddTicks(sent),
                Volume = long.MaxValue - sent,
            }),
            quotes);
    }

    [Fact]
    public async Task ServerStream_WithMetadata_CarriesIt()
    {
        var context = new CallContext(new CallOptions(new Metadata { { "market", "XETRA:" } }));

        var quotes = await ListAsync(clients.Stocks.WatchAsync(new WatchRequest { Symbol = "ACME", Count = 1 }, context));

        Assert.Equal("XETRA:ACME", Assert.Single(quotes).Symbol);
    }

    [Fact]
    public async Task ServerStream_ThatTheCallerLeaves_Ends()
    {
        var seen = 0;
        await foreach (var quote in clients.Stocks.WatchAsync(new WatchRequest { Symbol = "ACME" }))
        {
            if (++seen == 3)
            {
                break;
            }
        }

        Assert.Equal(3, seen);
    }

    [Fact]
    public async Task ClientStream_OfReadings_ArrivesAsSent()
    {
        var readings = new[]
        {
            new Reading { Device = "boiler-1", Value = 20.5, At = InteropStocks.At },
            new Reading { Device = "", Value = 0, At = DateTime.UnixEpoch },
            new Reading { Device = "pump-7", Value = double.NegativeInfinity, At = DateTime.UnixEpoch.AddTicks(-1) },
        };

        var summary = await clients.Telemetry.UploadAsync(Stream(readings)).AsTask().WaitAsync(Limit);

        Assert.Equal(readings.Select(reading => $"{reading.Device} {reading.At:O}"), summary.Devices.Select(device => device.Device));
        Assert.Equal([0, 1, 2], summary.Devices.Select(device => device.Count));
        Assert.Equal(readings.Select(reading => reading.Value), summary.Devices.Select(device => device.Mean));
    }

    [Fact]
    public async Task ClientStream_OfNothing_AnswersAnEmptySummary()
    {
        var summary = await clients.Telemetry.UploadAsync(Stream<Reading>()).AsTask().WaitAsync(Limit);

        Assert.Empty(summary.Devices);
    }

    [Fact]
    public async Task Duplex_WhileBothSidesSpeak_AnswersEachMessage()
    {
        var answered = new SemaphoreSlim(0);
        var answers = new List<string>();

        await foreach (var answer in clients.Chat.TalkAsync(SpeakAsync()).ConfigureAwait(false))
        {
            answers.Add(answer.Text);
            answered.Release();
        }

        Assert.Equal(["me: one", "me: two", "me: three"], answers);

        // Says the next thing only after the last one was answered: the streams run side by side.
        async IAsyncEnumerable<ChatMessage> SpeakAsync()
        {
            foreach (var text in new[] { "one", "two", "three" })
            {
                yield return new ChatMessage { From = "me", Text = text, At = InteropStocks.At };
                Assert.True(await answered.WaitAsync(Limit), $"'{text}' was not answered.");
            }
        }
    }

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> stream)
    {
        using var limited = new CancellationTokenSource(Limit);
        var items = new List<T>();
        await foreach (var item in stream.WithCancellation(limited.Token))
        {
            items.Add(item);
        }

        return items;
    }

    private static async IAsyncEnumerable<T> Stream<T>(params T[] items)
    {
        foreach (var item in items)
        {
            await Task.Yield();
            yield return item;
        }
    }
}
