using GoRpc.Client.Balancing;
using GoRpc.Unit.Tests.Client.Endpoints;

namespace GoRpc.Unit.Tests.Client.Balancing;

/// <summary>What each policy picks.</summary>
public sealed class PolicyTests
{
    [Fact]
    public void RoundRobin_Asked_TakesOneAfterTheOther()
    {
        using var layer = new PickLayer(BalancingPolicyNames.RoundRobin).Update(3);

        var picked = Enumerable.Range(0, 300).Select(_ => layer.Pick()).ToArray();

        Assert.Equal(3, picked.Take(3).Distinct().Count());
        Assert.All(picked.Skip(3).Zip(picked), static pair => Assert.Same(pair.First, pair.Second));
    }

    [Fact]
    public void LeastRequest_WithCallsUnderWay_TakesTheOneWithFewest()
    {
        using var layer = new PickLayer(BalancingPolicyNames.LeastRequest).Update(4);
        foreach (var endpoint in layer.All.Where(endpoint => endpoint != layer.All[2]))
        {
            layer.BeginAt(endpoint);
        }

        Assert.Same(layer.All[2], layer.Pick());
    }

    [Fact]
    public void LeastRequest_AmongEqualOnes_TakesAny()
    {
        using var layer = new PickLayer(BalancingPolicyNames.LeastRequest).Update(4);

        var picks = Enumerable.Range(0, 400).Select(_ => End(layer, layer.TryBegin()!)).CountBy(static address => address);

        Assert.Equal(4, picks.Count());
        Assert.All(picks, static pick => Assert.InRange(pick.Value, 60, 140));
    }

    [Fact]
    public void PowerOfTwo_WithAnEndpointThatHasNotAnswered_SendsItNoBurst()
    {
        using var layer = new PickLayer(BalancingPolicyNames.PowerOfTwo, PickLayer.With(new EjectionOptions { SlowStart = TimeSpan.Zero })).Update(2);
        Answer(layer, layer.All[0], TimeSpan.FromMilliseconds(5));
        Answer(layer, layer.All[1], TimeSpan.FromMilliseconds(5));
        layer.Update(3);

        var picked = Enumerable.Range(0, 30).Select(_ => layer.TryBegin()!.Endpoint).ToArray();

        Assert.InRange(picked.Count(endpoint => endpoint == layer.All[2]), 8, 12);
    }

    [Fact]
    public void PowerOfTwo_WithARestedWorseEndpoint_GivesItOneTurnHoweverManyAsk()
    {
        using var layer = new PickLayer(BalancingPolicyNames.PowerOfTwo).Update(2);
        Answer(layer, layer.All[0], TimeSpan.FromMilliseconds(1));
        Answer(layer, layer.All[1], TimeSpan.FromSeconds(10));
        layer.Pass(TimeSpan.FromSeconds(2));

        Parallel.For(0, 1000, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ => layer.TryBegin());

        Assert.Equal(1, layer.All[1].InFlight);
    }

    [Fact]
    public void PowerOfTwo_BeforeTheWorseEndpointHasRestedForASecond_LeavesItAlone()
    {
        using var layer = new PickLayer(BalancingPolicyNames.PowerOfTwo).Update(2);
        Answer(layer, layer.All[0], TimeSpan.FromMilliseconds(1));
        for (var i = 0; i < 10; i++)
        {
            Answer(layer, layer.All[1], TimeSpan.FromMilliseconds(100));
        }

        layer.Pass(TimeSpan.FromMilliseconds(850));

        for (var i = 0; i < 1000; i++)
        {
            Assert.Same(layer.All[0], End(layer, layer.TryBegin()!, layer.All));
        }
    }

    [Fact]
    public void PowerOfTwo_WithAnEndpointThatHasAnsweredFewTimes_AsksItSoonerAndBelievesItsBestAnswer()
    {
        using var layer = new PickLayer(BalancingPolicyNames.PowerOfTwo).Update(2);
        Answer(layer, layer.All[0], TimeSpan.FromMilliseconds(5));
        Answer(layer, layer.All[1], TimeSpan.FromSeconds(1));
        layer.Pass(TimeSpan.FromMilliseconds(150));
        Assert.Contains(Enumerable.Range(0, 200).Select(_ => End(layer, layer.TryBegin()!, layer.All)), endpoint => endpoint == layer.All[1]);

        Answer(layer, layer.All[1], TimeSpan.FromMilliseconds(6));

        Assert.InRange(layer.All[1].Latency, TimeSpan.Zero, TimeSpan.FromMilliseconds(6));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(1, 2, 3, 4)]
    [InlineData(1000, 1, 1)]
    [InlineData(7, 7, 7, 7, 7)]
    public void Weighted_OverManyPicks_KeepsTheSharesWithinOnePercent(params int[] weights)
    {
        using var layer = Weigh(BalancingPolicyNames.Weighted, weights);

        var picks = Enumerable.Range(0, 10_000).Select(_ => layer.Pick()).CountBy(static endpoint => endpoint).ToDictionary();

        for (var i = 0; i < weights.Length; i++)
        {
            var share = picks.GetValueOrDefault(layer.All[i]) / 10_000.0;
            Assert.InRange(share - ((double)weights[i] / weights.Sum()), -0.01, 0.01);
        }
    }

    [Fact]
    public void Weighted_OverFewPicks_SpreadsThem()
    {
        using var layer = Weigh(BalancingPolicyNames.Weighted, 1, 1, 2);

        for (var round = 0; round < 100; round++)
        {
            var picks = Enumerable.Range(0, 8).Select(_ => layer.Pick()).CountBy(static endpoint => endpoint).ToDictionary();
            Assert.InRange(picks.GetValueOrDefault(layer.All[2]), 3, 5);
        }
    }

    [Fact]
    public void Weighted_WhenTheListChanges_GoesOnWithTheNewWeights()
    {
        using var layer = Weigh(BalancingPolicyNames.Weighted, 5, 5, 5, 5);
        Enumerable.Range(0, 17).ToList().ForEach(_ => layer.Pick());

        layer.Set.Update([new GoRpcEndpoint("http://10.0.0.0:80") { Weight = 1 }, new GoRpcEndpoint("http://10.0.0.1:80") { Weight = 9 }]);
        layer.Pass(TimeSpan.FromSeconds(11));

        Assert.InRange(Enumerable.Range(0, 1000).Count(_ => layer.Pick() == layer.All[1]), 890, 910);
    }

    [Fact]
    public void Names_OfAllBuiltInPolicies_AreThoseOfTheConstants()
    {
        var constants = typeof(BalancingPolicyNames).GetFields().Select(static field => (string)field.GetValue(null)!);

        Assert.Equal(constants.Order(), BuiltInPolicies.Names.Order());
        Assert.All(BuiltInPolicies.Names, static name => Assert.NotNull(BuiltInPolicies.Create(name, TimeProvider.System)));
        Assert.Throws<ArgumentException>(static () => BuiltInPolicies.Create("none", TimeProvider.System));
    }

    internal static PickLayer Weigh(string policy, params int[] weights)
    {
        var layer = new PickLayer(policy);
        layer.Set.Update([.. weights.Select(static (weight, i) => new GoRpcEndpoint($"http://10.0.0.{i}:80") { Weight = weight })]);
        return layer;
    }

    private static void Answer(PickLayer layer, GoRpc.Client.Endpoints.Endpoint endpoint, TimeSpan latency)
    {
        var attempt = layer.BeginAt(endpoint);
        layer.Pass(latency);
        layer.End(attempt);
    }

    private static string End(PickLayer layer, BareAttempt attempt)
    {
        layer.End(attempt);
        return attempt.Endpoint.Address;
    }

    private static GoRpc.Client.Endpoints.Endpoint End(PickLayer layer, BareAttempt attempt, object _)
    {
        layer.End(attempt);
        return attempt.Endpoint;
    }
}
