using System.Text;
using GoRpc.Unit.Tests.Codecs.Oracles;

namespace GoRpc.Unit.Tests.Codecs.Json;

/// <summary>
/// Random and damaged JSON: each is read or refused with the place, costs a bounded amount of memory, and what was read can be sent again.
/// Seeds are fixed, so that a failure comes back.
/// </summary>
public sealed class JsonFuzzTests
{
    // "{}," is a message in a list: an object of ten empty collections.
    private const int BytesPerByte = 400;
    private const int BytesPerMessage = 64 * 1024;

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ":", ",", " ", "null", "true", "false", "0", "-1", "1.0", "1e5", "1e400", "9223372036854775808", "\"\"", "\"a\"", "\"1\"", "\"NaN\"", "\"\\ud83e\"",
        "\"COLOR_RED\"", "\"2026-11-23T20:15:30Z\"", "\"1.5s\"", "\"+/8=\"", "\"aInt32\"", "\"aDouble\"", "\"aString\"", "\"aBytes\"", "\"aColor\"", "\"aInner\"", "\"id\"", "\"name\"",
        "\"inners\"", "\"counts\"", "\"byId\"", "\"at\"", "\"took\"", "\"int32s\"", "\"inheritanceTestsCircle\"", "\"all\"", "\"left\"", "\"children\"", "\"int\"", "\"guid\"",
    ];

    private static readonly byte[][] Valid =
    [
        .. Enumerable.Range(1, 20).Select(seed => Coding.Serializer.SerializeJson(new EverythingForge(seed).Make())).Where(json => json.Length < 2_000),
        Coding.Serializer.SerializeJson(new InheritanceTests.Drawing { All = [new InheritanceTests.Circle("c", 1), new InheritanceTests.Square { Side = 2 }] }),
        Coding.Serializer.SerializeJson(new ConstructionTests.Tree { Left = new() { Value = 1, Children = [new(), new()] } }),
    ];

    [Fact]
    public void RandomTokens_OfManySeeds_AreReadOrRefused() => Run(seed: 1, count: 5_000, Noise);

    [Fact]
    public void DamagedJson_OfManySeeds_IsReadOrRefused() => Run(seed: 2, count: 5_000, Damage);

    [Fact]
    [Trait("Category", "Long")]
    public void DamagedJson_OfVeryManySeeds_IsReadOrRefused() => Run(seed: 3, count: 200_000, Damage);

    private static void Run(int seed, int count, Func<Random, byte[]> create)
    {
        var random = new Random(seed);
        var read = 0;
        for (var i = 0; i < count; i++)
        {
            var json = create(random);
            var ignore = random.Next(2) == 1;
            read += Check<Everything>(json, ignore) + Check<InheritanceTests.Drawing>(json, ignore) + Check<ConstructionTests.Tree>(json, ignore) + Check<ScalarTests.Scalars>(json, ignore);
        }

        Assert.True(read > count / 100, $"Only {read} inputs were read: the fuzz no longer gets past the first field.");
    }

    private static int Check<T>(byte[] json, bool ignore)
    {
        T value;
        long allocated;
        try
        {
            (value, allocated) = Read<T>(json, ignore);
        }
        catch (InvalidDataException exception)
        {
            Assert.Matches(@"^The JSON is no '[\w.]+': .* \(byte \d+\)\.$", exception.Message.Replace('\n', ' '));
            return 0;
        }

        var limit = BytesPerMessage + (BytesPerByte * json.Length);
        if (allocated >= limit)
        {
            // The first message of a type also makes the type's codec; that is no cost of the text.
            (value, allocated) = Read<T>(json, ignore);
        }

        Assert.True(allocated < limit, $"{json.Length} bytes took {allocated}: {Encoding.UTF8.GetString(json)}");

        var sent = Coding.Serializer.SerializeJson(value);
        var again = Coding.Serializer.SerializeJson(Coding.Serializer.DeserializeJson<T>(sent));
        Assert.True(sent.AsSpan().SequenceEqual(again), $"Read and sent twice, it differs: {Encoding.UTF8.GetString(json)}");
        return 1;
    }

    private static (T Value, long Allocated) Read<T>(byte[] json, bool ignore)
    {
        var options = new JsonReadOptions { IgnoreUnknownFields = ignore };
        var before = GC.GetAllocatedBytesForCurrentThread();
        var value = Coding.Serializer.DeserializeJson<T>(json, options);
        return (value, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    // Half of them are an object with a few names and values, which has a chance.
    private static byte[] Noise(Random random)
    {
        var text = new StringBuilder("{");
        var isObject = random.Next(2) == 1;
        for (var count = random.Next(1, 8); count > 0; count--)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]);
            text.Append(isObject ? (count % 2 == 0 ? ":" : count > 1 ? "," : "") : "");
        }

        return Encoding.UTF8.GetBytes(text.Append('}').ToString());
    }

    private static byte[] Damage(Random random)
    {
        var bytes = Valid[random.Next(Valid.Length)].ToList();
        for (var times = random.Next(1, 4); times > 0 && bytes.Count > 1; times--)
        {
            var place = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.RemoveRange(place, random.Next(Math.Min(20, bytes.Count - place)));
                    break;
                case 2:
                    bytes.InsertRange(place, bytes.GetRange(place, random.Next(bytes.Count - place)));
                    break;
                default:
                    bytes.InsertRange(place, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }
}
