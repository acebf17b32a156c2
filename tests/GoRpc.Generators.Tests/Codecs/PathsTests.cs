using System.Text;
using GoRpc.Bindings;
using GoRpc.Codecs;
using GoRpc.Codecs.Messages;
using GoRpc.Contracts;
using GoRpc.Unit.Tests.Codecs.Generated;

namespace GoRpc.Generators.Tests.Codecs;

/// <summary>
/// The codecs that the compiler emits and those that the run time compiles, over contracts and values drawn at random: the same bytes and
/// JSON, the same values, and the same words for what is wrong with damaged ones. Seeds are fixed, so that a failure comes back.
/// </summary>
public sealed class PathsTests
{
    private const int ValuesPerContract = 12;
    private const int DamagesPerValue = 6;

    // To throw and to find the place costs more than to read.
    private const int DamagedJsons = 3;

    private delegate object Read(ReadOnlySpan<byte> payload);

    [Fact]
    public void Codecs_OfRandomContracts_AgreeOnBothPaths() => Compare(firstSeed: 1, count: 60);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(10_000)]
    [InlineData(20_000)]
    [InlineData(30_000)]
    public void Codecs_OfVeryManyRandomContracts_AgreeOnBothPaths(int firstSeed) => Compare(firstSeed, count: 400);

    private static void Compare(int firstSeed, int count)
    {
        var contracts = new RandomContracts(firstSeed, count);
        var refused = 0;
        foreach (var contract in contracts.All)
        {
            var type = contract.TypeIn(contracts.Assembly);
            var compiled = CompiledContracts.FindMessage(type);
            var runtime = MessageCodec.Of(ContractReader.ReadMessage(type, new ContractOptions()));
            Assert.Equal(typeof(CompiledMessageCodec<,>), compiled!.GetType().GetGenericTypeDefinition());
            Assert.Equal(typeof(RuntimeMessageCodec<>), runtime.GetType().GetGenericTypeDefinition());
            for (var seed = 0; seed < ValuesPerContract; seed++)
            {
                var value = contract.Make(contracts.Assembly, seed);
                var bytes = compiled.Serialize(value);

                Assert.Equal(Convert.ToHexString(runtime.Serialize(value)), Convert.ToHexString(bytes));
                Assert.Equal(Rendering.Of(value), Rendering.Of(compiled.Deserialize(bytes)));
                refused += CompareDamaged(compiled.Deserialize, runtime.Deserialize, bytes, new Random(seed));

                var json = compiled.SerializeJson(value);
                Assert.Equal(Encoding.UTF8.GetString(runtime.SerializeJson(value)), Encoding.UTF8.GetString(json));
                Assert.Equal(Rendering.Of(value), Rendering.Of(compiled.DeserializeJson(json)));
                if (seed < DamagedJsons)
                {
                    refused += CompareDamaged(damaged => compiled.DeserializeJson(damaged), damaged => runtime.DeserializeJson(damaged), json, new Random(seed));
                }
            }
        }

        Assert.True(refused > count * (ValuesPerContract + DamagedJsons), $"Only {refused} damaged messages were refused.");
    }

    private static int CompareDamaged(Read compiled, Read runtime, byte[] bytes, Random random)
    {
        var refused = 0;
        for (var damage = 0; damage < DamagesPerValue && bytes.Length > 0; damage++)
        {
            var damaged = Damage(bytes, random);
            var expected = Outcome(runtime, damaged);
            Assert.Equal(expected, Outcome(compiled, damaged));
            refused += expected.StartsWith("refused", StringComparison.Ordinal) ? 1 : 0;
        }

        return refused;
    }

    private static string Outcome(Read read, byte[] bytes)
    {
        try
        {
            return Rendering.Of(read(bytes));
        }
        catch (InvalidPayloadException exception)
        {
            return "refused: " + exception.Message;
        }
    }

    private static byte[] Damage(byte[] bytes, Random random)
    {
        var place = random.Next(bytes.Length);
        switch (random.Next(4))
        {
            case 0:
                return bytes[..place];
            case 1:
                return [.. bytes[..place], .. bytes];
            case 2:
                return [.. bytes, .. bytes[place..]];
            default:
                byte[] changed = [.. bytes];
                changed[place] ^= (byte)(1 << random.Next(8));
                return changed;
        }
    }
}
