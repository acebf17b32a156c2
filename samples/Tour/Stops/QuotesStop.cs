using System.Threading.Channels;
using GoRpc.Demo;

namespace GoRpc.Tour.Stops;

internal sealed class QuotesStop(IStocks stocks, Screen screen) : IStop
{
    private const int QuotesPerSymbol = 8;

    private static readonly string[] Symbols = ["ACME", "GLBX", "WYNE"];

    public string Title => "Live quotes: three server streams over one connection";

    public Task VisitAsync(CancellationToken cancellationToken)
    {
        var board = new QuoteBoard();
        if (!screen.IsLive)
        {
            return WatchAsync(quote => screen.Say($"{board.Record(quote)}"), cancellationToken);
        }

        return screen.ShowLiveAsync(board.ToTable(), redraw => WatchAsync(
            quote =>
            {
                board.Record(quote);
                redraw(board.ToTable());
            },
            cancellationToken));
    }

    // The streams run side by side; what they bring is shown by one reader, since the screen has one cursor.
    private async Task WatchAsync(Action<Quote> show, CancellationToken cancellationToken)
    {
        var quotes = Channel.CreateUnbounded<Quote>();
        var watching = Task.WhenAll(Symbols.Select(symbol => WatchAsync(symbol, quotes.Writer, cancellationToken)));
        _ = watching.ContinueWith(done => quotes.Writer.Complete(done.Exception?.InnerException), TaskScheduler.Default);
        await foreach (var quote in quotes.Reader.ReadAllAsync(CancellationToken.None))
        {
            show(quote);
        }

        await watching;
    }

    private async Task WatchAsync(string symbol, ChannelWriter<Quote> quotes, CancellationToken cancellationToken)
    {
        var request = new WatchRequest { Symbol = symbol, Count = QuotesPerSymbol };
        await foreach (var quote in stocks.WatchAsync(request, cancellationToken))
        {
            await quotes.WriteAsync(quote, cancellationToken);
        }
    }
}
