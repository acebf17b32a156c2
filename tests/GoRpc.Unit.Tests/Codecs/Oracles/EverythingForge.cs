namespace GoRpc.Unit.Tests.Codecs.Oracles;

/// <summary>Makes an <see cref="Everything"/> from a seed: any member may be absent, zero, at a limit or anything between.</summary>
internal sealed class EverythingForge(int seed)
{
    private static readonly long[] Numbers = [0, 1, -1, 127, 300, int.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue, long.MinValue, 9007199254740993];
    private static readonly double[] Doubles = [0, -0.0, 1.5, -1e-7, 1e21, 0.1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.Epsilon, 123456789.125];
    private static readonly string[] Texts = ["", "a", "grüße 🦊", "\"\\/\b\f\n\r\t\0\u001f", "</script>&'", "\u2028\u2029\uFEFF\u00AD", "日本語", new('x', 2000), "🦊" + new string('ß', 1500)];

    private readonly Random _random = new(seed);

    public Everything Make() => new()
    {
        Int32 = (int)Number(),
        Int64 = Number(),
        UInt32 = (uint)Number(),
        UInt64 = (ulong)Number(),
        SInt32 = (int)Number(),
        SInt64 = Number(),
        Fixed32 = (uint)Number(),
        Fixed64 = (ulong)Number(),
        SFixed32 = (int)Number(),
        SFixed64 = Number(),
        Float = (float)NotNegativeZero(),
        Double = NotNegativeZero(),
        Bool = Flag(),
        String = Text(),
        Bytes = Bytes(),
        Color = Color(),
        Inner = Maybe(() => Inner()),
        OptionalInt32 = Flag() ? (int)Number() : null,
        OptionalString = Maybe(Text),
        Int32s = List(() => (int)Number()),
        Strings = List(Text),
        Inners = List(Inner),
        Counts = Map(Text, () => (int)Number()),
        ById = Map(() => (int)Number(), Inner),
        At = Instant(),
        Took = Duration(),
        Doubles = [.. List(Double)],
        Colors = List(Color),
        OptionalDouble = Flag() ? Double() : null,
        Instants = List(Instant),
        Labels = Map(Flag, Text),
        SInt64s = [.. List(Number)],
        OptionalInstant = Flag() ? Instant() : null,
        OptionalBytes = Maybe(Bytes),
        Flags = List(Flag),
        ColorOf = Map(() => (ulong)Number(), Color),
        OptionalColor = Flag() ? Color() : null,
        Guid = Flag() ? Guid.Empty : new Guid(BytesOf(16)),
        Decimal = Flag() ? 0.00m : decimal.Parse(Flag() ? "-12.50" : "79228162514264337593543950335", System.Globalization.CultureInfo.InvariantCulture),
        Fixed32s = [.. List(() => (uint)Number())],
    };

    private bool Flag() => _random.Next(2) == 1;

    private long Number() => Flag() ? Numbers[_random.Next(Numbers.Length)] : _random.NextInt64();

    private double Double() => Flag() ? Doubles[_random.Next(Doubles.Length)] : (_random.NextDouble() - 0.5) * Math.Pow(10, _random.Next(-30, 30));

    // JsonFormatter leaves it out, as if it were zero.
    private double NotNegativeZero() => Double() is var number && number == 0 ? 0 : number;

    private string Text() => Texts[_random.Next(Texts.Length)];

    private byte[] Bytes() => BytesOf(_random.Next(6));

    private byte[] BytesOf(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }

    private Color Color() => (Color)_random.Next(-3, 4);

    private Inner Inner() => new() { Id = (int)Number(), Name = Text() };

    private DateTime Instant() => new(_random.Next(4) switch { 0 => 0, 1 => DateTime.MaxValue.Ticks, 2 => DateTime.UnixEpoch.Ticks + (_random.Next(-2, 3) * 5_000_000), _ => _random.NextInt64(DateTime.MaxValue.Ticks) }, DateTimeKind.Utc);

    // As long as a google.protobuf.Duration may be.
    private TimeSpan Duration() => new(_random.Next(3) switch { 0 => 0, 1 => _random.Next(-20_000_000, 20_000_000), _ => _random.NextInt64(-3_155_760_000_000_000_000, 3_155_760_000_000_000_000) });

    private T? Maybe<T>(Func<T> make)
        where T : class => Flag() ? make() : null;

    private List<T> List<T>(Func<T> make) => [.. Enumerable.Range(0, _random.Next(4)).Select(_ => make())];

    private Dictionary<TKey, TValue> Map<TKey, TValue>(Func<TKey> key, Func<TValue> value)
        where TKey : notnull
    {
        var map = new Dictionary<TKey, TValue>();
        for (var count = _random.Next(4); count > 0; count--)
        {
            map[key()] = value();
        }

        return map;
    }
}
