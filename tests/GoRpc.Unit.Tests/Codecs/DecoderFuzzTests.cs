using GoRpc.Unit.Tests.Codecs.Oracles;

namespace GoRpc.Unit.Tests.Codecs;

/// <summary>
/// Random bytes and damaged messages: each is read or refused, costs a bounded amount of memory, and what was read can be sent
/// again. Seeds are fixed, so that a failure comes back.
/// </summary>
public sealed class DecoderFuzzTests
{
    // An empty message is two bytes on the wire and an object of ten empty collections in memory, so the factor is not small.
    private const int BytesPerByte = 400;
    private const int BytesPerMessage = 64 * 1024;

    private static readonly byte[][] Valid =
    [
        Coding.Serializer.Serialize(new Everything
        {
            Int32 = -1,
            String = "grüße",
            Bytes = [1, 2, 3],
            Inner = new() { Id = 1, Name = "inner" },
            Int32s = [1, 2, 300],
            Strings = ["a", "b"],
            Inners = [new() { Id = 1 }, new() { Name = "x" }],
            Counts = new() { ["a"] = 1 },
            ById = new() { [1] = new() { Name = "y" } },
            At = DateTime.UnixEpoch.AddDays(1),
            Took = TimeSpan.FromSeconds(-1.5),
            Doubles = [1.5],
            Guid = Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff"),
            Decimal = -12.50m,
        }),
        Coding.Serializer.Serialize(new InheritanceTests.Drawing { All = [new InheritanceTests.Circle("c", 1), new InheritanceTests.Square { Side = 2 }] }),
        Coding.Serializer.Serialize(new ConstructionTests.Tree { Left = new() { Value = 1, Children = [new(), new()] } }),
    ];

    [Fact]
    public void RandomBytes_OfManySeeds_AreReadOrRefused() => Run(seed: 1, count: 20_000, Noise);

    [Fact]
    public void DamagedMessages_OfManySeeds_AreReadOrRefused() => Run(seed: 2, count: 20_000, Damage);

    [Fact]
    [Trait("Category", "Long")]
    public void DamagedMessages_OfVeryManySeeds_AreReadOrRefused() => Run(seed: 3, count: 300_000, Damage);

    private static void Run(int seed, int count, Func<Random, byte[]> create)
    {
        var random = new Random(seed);
        var read = 0;
        for (var i = 0; i < count; i++)
        {
            var bytes = create(random);
            read += Check<Everything>(bytes) + Check<InheritanceTests.Drawing>(bytes) + Check<ConstructionTests.Tree>(bytes) + Check<ScalarTests.Scalars>(bytes);
        }

        Assert.True(read > count / 100, $"Only {read} inputs were read: the fuzz no longer gets past the first field.");
    }

    private static int Check<T>(byte[] bytes)
    {
        T value;
        long allocated;
        try
        {
            (value, allocated) = Read<T>(bytes);
        }
        catch (InvalidDataException)
        {
            return 0;
        }

        var limit = BytesPerMessage + (BytesPerByte * bytes.Length);
        if (allocated >= limit)
        {
            // The first message of a type also makes the type's codec; that is no cost of the bytes.
            (value, allocated) = Read<T>(bytes);
        }

        Assert.True(allocated < limit, $"{bytes.Length} bytes took {allocated}: {Coding.Hex(bytes)}");

        var sent = Coding.Serializer.Serialize(value);
        var again = Coding.Serializer.Serialize(Coding.Serializer.Deserialize<T>(sent));
        Assert.True(sent.AsSpan().SequenceEqual(again), $"Read and sent twice, it differs: {Coding.Hex(bytes)}");
        return 1;
    }

    private static (T Value, long Allocated) Read<T>(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var value = Coding.Serializer.Deserialize<T>(bytes);
        return (value, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static byte[] Noise(Random random)
    {
        var bytes = new byte[random.Next(1, 40)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Damage(Random random)
    {
        var bytes = Valid[random.Next(Valid.Length)].ToList();
        for (var times = random.Next(1, 5); times > 0 && bytes.Count > 1; times--)
        {
            var place = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[place] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(place, random.Next(bytes.Count - place));
                    break;
                case 3:
                    bytes.InsertRange(place, bytes.GetRange(place, random.Next(bytes.Count - place)));
                    break;
                case 4:
                    bytes.Insert(place, (byte)random.Next(256));
                    break;
                default:
                    bytes.AddRange(Valid[random.Next(Valid.Length)]);
                    break;
            }
        }

        return [.. bytes];
    }
}
