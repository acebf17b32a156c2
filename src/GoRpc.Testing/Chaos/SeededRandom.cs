namespace GoRpc.Testing.Chaos;

/// <summary>Numbers from 0 to below 1 that a seed decides. Safe for threads.</summary>
internal sealed class SeededRandom(int seed)
{
    private readonly Lock _drawing = new();
#pragma warning disable CA5394 // Nothing is to be kept secret.
    private readonly Random _random = new(seed);

    public double Next()
    {
        lock (_drawing)
        {
            return _random.NextDouble();
        }
    }
#pragma warning restore CA5394
}
