namespace GoRpc.Host.Stocks;

/// <summary>A symbol that is traded on the demo's exchange.</summary>
/// <param name="Symbol">Its name.</param>
/// <param name="Opening">The price that a walk starts at and keeps being drawn back to.</param>
/// <param name="Volatility">The typical relative change from one quote to the next.</param>
/// <param name="TypicalVolume">The typical number of shares in one trade.</param>
internal sealed record Listing(string Symbol, double Opening, double Volatility, double TypicalVolume)
{
    /// <summary>Every symbol, by its name in any case.</summary>
    public static IReadOnlyDictionary<string, Listing> All { get; } =
        new Listing[]
        {
            new("ACME", 42.15, 0.0012, 400),
            new("CYBR", 118.40, 0.0021, 250),
            new("GLBX", 301.75, 0.0008, 120),
            new("HOOL", 87.30, 0.0016, 600),
            new("INIT", 14.05, 0.0030, 1800),
            new("WYNE", 1204.50, 0.0006, 40),
        }.ToDictionary(listing => listing.Symbol, StringComparer.OrdinalIgnoreCase);
}
