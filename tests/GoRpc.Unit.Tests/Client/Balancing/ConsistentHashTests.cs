using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using GoRpc.Client.Balancing;
using GoRpc.Unit.Tests.Client.Endpoints;

namespace GoRpc.Unit.Tests.Client.Balancing;

/// <summary>What <see cref="ConsistentHash"/> promises.</summary>
public sealed class ConsistentHashTests
{
    private const string Policy = BalancingPolicyNames.ConsistentHash;
    private const ulong KnownHash = 0x09028BF79104D5E8;

    [Property(MaxTest = 50)]
    public void Pick_OfEqualKeys_IsTheSameInEveryClientAndOrder(ulong[] keys)
    {
        using var layer = new PickLayer(Policy, seed: 1).Update(5);
        using var other = new PickLayer(Policy, seed: 2).Update([.. layer.All.Select(static endpoint => endpoint.Address).Reverse()]);

        Assert.All(keys, key => Assert.Equal(PickAndEnd(layer, key), PickAndEnd(other, key)));
    }

    [Property(MaxTest = 50)]
    public void Pick_WithoutOneEndpoint_MovesOnlyTheKeysOfThatOne(PositiveInt count, PositiveInt without, ulong[] keys)
    {
        var hosts = 2 + (count.Get % 9);
        using var layer = new PickLayer(Policy, PickLayer.With(new EjectionOptions { SlowStart = TimeSpan.Zero })).Update(hosts);
        var dropped = layer.All[without.Get % hosts].Address;
        var before = keys.Select(key => PickAndEnd(layer, key)).ToArray();

        layer.Update([.. layer.All.Select(static endpoint => endpoint.Address).Where(address => address != dropped)]);

        Assert.All(keys.Zip(before), pair => Assert.True(pair.Second == dropped || pair.Second == PickAndEnd(layer, pair.First)));
    }

    [Property(MaxTest = 50)]
    public void Pick_WithAnotherWeight_MovesKeysOnlyToTheHeavierOne(PositiveInt weight, ulong[] keys)
    {
        using var layer = PolicyTests.Weigh(Policy, 2, 2, 2);
        var before = keys.Select(key => PickAndEnd(layer, key)).ToArray();
        var heavier = layer.All[1].Endpoint;

        layer.Set.Update([layer.All[0].Endpoint, heavier with { Weight = 2 + (weight.Get % 900) }, layer.All[2].Endpoint]);

        Assert.All(keys.Zip(before), pair => Assert.True(PickAndEnd(layer, pair.First) is var now && (now == pair.Second || now == heavier.Address)));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 2, 5)]
    public void Pick_OfManyKeys_SharesThemByWeight(params int[] weights)
    {
        using var layer = PolicyTests.Weigh(Policy, weights);

        var picks = Enumerable.Range(0, 20_000).Select(key => PickAndEnd(layer, (ulong)key)).CountBy(static address => address).ToDictionary();

        for (var i = 0; i < weights.Length; i++)
        {
            Assert.InRange((picks[layer.All[i].Address] / 20_000.0) - ((double)weights[i] / weights.Sum()), -0.015, 0.015);
        }
    }

    [Property(MaxTest = 50)]
    public void Pick_OfOneKeyThatEveryoneWants_KeepsTheBound(PositiveInt count, PositiveInt calls, ulong key)
    {
        var hosts = 2 + (count.Get % 9);
        using var layer = new PickLayer(Policy).Update(hosts);

        for (var under = 1; under <= 1 + (calls.Get * 10); under++)
        {
            layer.TryBegin(key);
            var bound = Math.Max(4, Math.Ceiling(1.25 * under / hosts));
            Assert.All(layer.All, endpoint => Assert.True(endpoint.InFlight <= bound, $"{endpoint.InFlight} of {under} on one of {hosts}"));
        }
    }

    [Fact]
    public void Pick_WhileTheBestIsOverloaded_TakesTheSecondBestEachTime()
    {
        using var layer = new PickLayer(Policy).Update(5);
        var best = layer.Pick(7);
        Enumerable.Range(0, 10).ToList().ForEach(_ => layer.BeginAt(best));

        var second = layer.Pick(7);

        Assert.NotSame(best, second);
        Assert.Same(second, layer.Pick(7));
    }

    [Fact]
    public void Pick_WithFewCallsUnderWay_StaysWithTheKey()
    {
        using var layer = new PickLayer(Policy).Update(5);
        var home = layer.Pick(7);

        Assert.All(Enumerable.Range(0, 3), _ => Assert.Same(home, layer.TryBegin(7)!.Endpoint));
    }

    [Fact]
    public void Pick_WithoutAKey_TakesTheBetterOfTwo()
    {
        using var layer = new PickLayer(Policy).Update(2);
        layer.BeginAt(layer.All[0]);
        layer.BeginAt(layer.All[1]);
        layer.BeginAt(layer.All[1]);

        Assert.Same(layer.All[0], layer.Pick());
    }

    [Fact]
    public void KeyHash_OfAnEndpointThatIsKnown_NeverChanges()
    {
        // Clients of two versions must agree. FNV-1a and the last step of MurmurHash3, reckoned elsewhere.
        Assert.Equal(KnownHash, KeyHash.Of(new GoRpcEndpoint("http://10.0.0.1:80")));
        Assert.NotEqual(KeyHash.Of(new GoRpcEndpoint("http://10.0.0.1:80")), KeyHash.Of(new GoRpcEndpoint("http://10.0.0.1:80") { Authority = "name" }));
    }

    private static string PickAndEnd(PickLayer layer, ulong key)
    {
        var attempt = layer.TryBegin(key)!;
        layer.End(attempt);
        return attempt.Endpoint.Address;
    }
}
