using System.Globalization;
using GoRpc.Demo;
using Spectre.Console;

namespace GoRpc.Tour.Stops;

/// <summary>The last quote of each symbol, and how far it has moved since the first. For one thread at a time.</summary>
internal sealed class QuoteBoard
{
    private readonly SortedDictionary<string, (Quote First, Quote Last, int Count)> _rows = [];

    /// <summary>Takes a quote in.</summary>
    /// <returns>The quote as a line of text.</returns>
    public string Record(Quote quote)
    {
        _rows[quote.Symbol] = _rows.TryGetValue(quote.Symbol, out var row) ? (row.First, quote, row.Count + 1) : (quote, quote, 1);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{quote.At:HH:mm:ss.fff}  {quote.Symbol,-5} {quote.Price,9}  {ChangeOf(quote.Symbol),7:+0.00;-0.00;0.00} %  {quote.Volume,7} shares");
    }

    /// <summary>The board as it stands.</summary>
    public Table ToTable()
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn("symbol");
        foreach (var name in new[] { "price", "change", "volume", "at (UTC)", "quotes" })
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        foreach (var (symbol, (_, last, count)) in _rows)
        {
            table.AddRow(
                $"[bold]{Markup.Escape(symbol)}[/]",
                last.Price.ToString(CultureInfo.InvariantCulture),
                Colored(ChangeOf(symbol)),
                $"{last.Volume}",
                last.At.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture),
                $"{count}");
        }

        return table;
    }

    private decimal ChangeOf(string symbol)
    {
        var (first, last, _) = _rows[symbol];
        return ((last.Price / first.Price) - 1) * 100;
    }

    private static string Colored(decimal change)
    {
        var color = change > 0 ? "green" : change < 0 ? "red" : "grey";
        return string.Create(CultureInfo.InvariantCulture, $"[{color}]{change:+0.00;-0.00;0.00} %[/]");
    }
}
