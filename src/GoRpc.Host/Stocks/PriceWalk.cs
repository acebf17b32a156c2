using GoRpc.Demo;

namespace GoRpc.Host.Stocks;

/// <summary>
/// The trades of one symbol from its opening on: a random walk with calm and busy spells, drawn back to the opening price.
/// The same listing and seed give the same trades. For one caller at a time.
/// </summary>
internal sealed class PriceWalk(Listing listing, int seed)
{
    private const double PullToOpening = 0.01;

    private readonly Random _random = new(listing.Symbol.Aggregate(seed, (hash, letter) => unchecked((hash * 31) + letter)));
    private double _price = listing.Opening;
    private double _activity = 1;

    /// <summary>The next trade.</summary>
    /// <param name="at">When it happens.</param>
    public Quote Next(DateTime at)
    {
        var cents = Math.Max(1, (int)Math.Round(_price * 100));
        var volume = Math.Max(1, (long)(listing.TypicalVolume * _activity * Math.Exp(0.7 * NextGaussian())));
        Move();

        return new Quote
        {
            Symbol = listing.Symbol,
            // With two decimals in every case: 42.10, not 42.1.
            Price = new decimal(cents, 0, 0, isNegative: false, scale: 2),
            At = at,
            Volume = volume,
        };
    }

    // GARCH(1,1): large moves follow large moves, as in real markets. The weights sum to one, so activity stays around one.
    private void Move()
    {
        var shock = NextGaussian();
        var drift = PullToOpening * Math.Log(listing.Opening / _price);
        _price *= Math.Exp((listing.Volatility * Math.Sqrt(_activity) * shock) + drift);
        _activity = 0.1 + (0.75 * _activity) + (0.15 * _activity * shock * shock);
    }

    // Box-Muller; 1 - x keeps the logarithm away from zero.
    private double NextGaussian() =>
        Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
