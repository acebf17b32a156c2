using GoRpc.Unit.Tests.Client.Endpoints;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Balancing;

/// <summary>What the picking amounts to over thousands of calls.</summary>
public sealed class BalancingSimulationTests
{
    private const int Callers = 24;

    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(60);

    public static TheoryData<int, int> HostsAndSeeds { get; } = [.. from hosts in new[] { 2, 3, 5, 10 } from seed in new[] { 1, 2, 3 } select (hosts, seed)];

    [Theory]
    [MemberData(nameof(HostsAndSeeds))]
    public void PowerOfTwo_WithASlowHost_SendsItAtMostThreePercent(int hosts, int seed)
    {
        using var simulation = new Simulation(BalancingPolicyNames.PowerOfTwo, hosts, seed);
        simulation.Models[0].Latency = Slow;

        simulation.Callers(Callers).Run(TimeSpan.FromSeconds(3));

        Assert.InRange(simulation.ShareOf(0), 0.00001, 0.03);
    }

    [Theory]
    [MemberData(nameof(HostsAndSeeds))]
    public void PowerOfTwo_WithAHostThatFailsAtOnce_SendsItAtMostOnePercent(int hosts, int seed)
    {
        foreach (var code in new[] { StatusCode.Unavailable, StatusCode.Internal, StatusCode.ResourceExhausted })
        {
            using var simulation = new Simulation(BalancingPolicyNames.PowerOfTwo, hosts, seed);
            simulation.Models[0].FailureRate = 1;
            simulation.Models[0].FailureCode = code;

            simulation.Callers(Callers).Run(TimeSpan.FromSeconds(3));

            Assert.InRange(simulation.ShareOf(0), 0.00001, 0.01);
        }
    }

    [Theory]
    [InlineData(BalancingPolicyNames.RoundRobin)]
    [InlineData(BalancingPolicyNames.LeastRequest)]
    [InlineData(BalancingPolicyNames.Weighted)]
    [InlineData(BalancingPolicyNames.ConsistentHash)]
    public void EveryPolicy_WithAHostThatFailsAtOnce_IsSavedByEjection(string policy)
    {
        using var simulation = new Simulation(policy, 3);
        simulation.Models[0].FailureRate = 1;

        simulation.Callers(Callers, key: () => (ulong)simulation.Calls * 31).Run(TimeSpan.FromSeconds(20));

        Assert.InRange(simulation.ShareOf(0), 0.00001, 0.01);
    }

    [Theory]
    [MemberData(nameof(HostsAndSeeds))]
    public void PowerOfTwo_AmongEqualHosts_SharesEvenly(int hosts, int seed)
    {
        using var simulation = new Simulation(BalancingPolicyNames.PowerOfTwo, hosts, seed);

        simulation.Callers(Callers).Run(TimeSpan.FromSeconds(3));

        for (var host = 0; host < hosts; host++)
        {
            Assert.True(Math.Abs((simulation.ShareOf(host) * hosts) - 1) < 0.1, string.Join(' ', Enumerable.Range(0, hosts).Select(simulation.ShareOf)));
        }
    }

    [Fact]
    public void PowerOfTwo_WhenTheSlowHostBecomesFast_GivesItItsShareAgain()
    {
        using var simulation = new Simulation(BalancingPolicyNames.PowerOfTwo, 3);
        simulation.Models[0].Latency = Slow;
        simulation.Callers(Callers).Run(TimeSpan.FromSeconds(5));

        simulation.Models[0].Latency = TimeSpan.FromMilliseconds(4);
        simulation.Run(TimeSpan.FromSeconds(30));
        simulation.Forget();
        simulation.Run(TimeSpan.FromSeconds(5));

        Assert.InRange(simulation.ShareOf(0), 0.2, 0.45);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void PowerOfTwo_WithNewHostsThatAreColdAtFirst_GivesEachItsShareWithinSeconds(int seed)
    {
        using var simulation = new Simulation(BalancingPolicyNames.PowerOfTwo, 3, seed);
        simulation.Callers(Callers, pause: TimeSpan.FromMilliseconds(40)).Run(TimeSpan.FromSeconds(3));

        simulation.Add([.. Enumerable.Range(0, 3).Select(static _ => new HostModel { Coldness = TimeSpan.FromMilliseconds(800) })]);
        simulation.Run(TimeSpan.FromSeconds(5.5));
        simulation.Forget();
        simulation.Run(TimeSpan.FromSeconds(2));

        var old = simulation.Models.Take(3).Average(static model => model.Calls);
        Assert.All(simulation.Models.Skip(3), model => Assert.True(model.Calls > old / 2, string.Join(' ', simulation.Models.Select(static model => model.Calls))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void PowerOfTwo_WithHostsThatStandStillInTurn_TurnsToThoseThatGoOn(int seed)
    {
        using var simulation = new Simulation(BalancingPolicyNames.PowerOfTwo, 3, seed);
        simulation.Callers(200, pause: TimeSpan.FromMilliseconds(400)).Run(TimeSpan.FromSeconds(3));

        var lost = new List<long>();
        for (var host = 0; host < 3; host++)
        {
            simulation.Forget();
            var model = simulation.Models[host];
            (model.FailureRate, model.FailureLatency, model.FailureCode) = (1, TimeSpan.FromSeconds(1), StatusCode.DeadlineExceeded);
            simulation.Run(TimeSpan.FromSeconds(1.5));
            model.FailureRate = 0;
            simulation.Run(TimeSpan.FromSeconds(1.5));
            lost.Add(simulation.Failures);
        }

        Assert.All(lost, failures => Assert.True(failures <= 60, string.Join(' ', lost)));
    }

    [Fact]
    public void PowerOfTwo_WithFewCalls_DoesNotPreferTheSlowHost()
    {
        using var simulation = new Simulation(BalancingPolicyNames.PowerOfTwo, 2);
        simulation.Models[0].Latency = Slow;

        simulation.Callers(1, pause: TimeSpan.FromSeconds(2)).Run(TimeSpan.FromMinutes(30));

        Assert.InRange(simulation.ShareOf(0), 0.001, 0.06);
    }

    [Theory]
    [InlineData(BalancingPolicyNames.RoundRobin)]
    [InlineData(BalancingPolicyNames.PowerOfTwo)]
    public void EjectedHost_ThatIsWellAgain_StartsSlowlyAndEndsWithItsShare(string policy)
    {
        using var simulation = new Simulation(policy, 3);
        simulation.Models[0].FailureRate = 1;
        simulation.Callers(Callers).Run(TimeSpan.FromSeconds(5));
        Assert.Equal(EndpointStatus.Ejected, simulation.Endpoints[0].Health.Status);

        simulation.Models[0].FailureRate = 0;
        simulation.Run(TimeSpan.FromSeconds(25.5));
        Assert.Equal(EndpointStatus.Ready, simulation.Endpoints[0].Health.Status);
        var shares = new List<double>();
        for (var i = 0; i < 6; i++)
        {
            simulation.Forget();
            simulation.Run(TimeSpan.FromSeconds(2));
            shares.Add(simulation.ShareOf(0));
        }

        Assert.InRange(shares[0], 0.01, 0.15);
        Assert.True(shares[0] < shares[2] && shares[2] < shares[5], string.Join(' ', shares));
        Assert.InRange(shares[5], 0.25, 0.42);
    }

    [Theory]
    [InlineData(BalancingPolicyNames.RoundRobin)]
    [InlineData(BalancingPolicyNames.PowerOfTwo)]
    public void HostsThatFailOneAfterTheOther_OverLong_LeaveHalfOfThemInUse(string policy)
    {
        using var simulation = new Simulation(policy, 6);
        simulation.Callers(8);
        for (var host = 0; host < 5; host++)
        {
            simulation.Models[host].FailureRate = 0.9;
            simulation.Run(TimeSpan.FromSeconds(15));
            Assert.InRange(simulation.Endpoints.Count(endpoint => endpoint.Health.Status == EndpointStatus.Ejected), 1, 3);
            Assert.True(simulation.Layer.Set.Selection.Pickable.Length >= 3);
        }

        simulation.Forget();
        simulation.Run(TimeSpan.FromSeconds(70));
        Assert.All(simulation.Models, model => Assert.True(model.Calls > 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void PowerOfTwo_WithMostHostsFailing_SendsNextToAllToTheOther(int seed)
    {
        using var simulation = new Simulation(BalancingPolicyNames.PowerOfTwo, 3, seed);
        simulation.Models[0].FailureRate = simulation.Models[1].FailureRate = 1;

        simulation.Callers(Callers).Run(TimeSpan.FromSeconds(20));

        Assert.InRange(simulation.ShareOf(2), 0.97, 1);
    }

    [Fact]
    public void AllHostsFailing_OverLong_EjectsNoneOfThem()
    {
        using var simulation = new Simulation(BalancingPolicyNames.PowerOfTwo, 4);
        Array.ForEach(simulation.Models, model => model.FailureRate = 0.6);

        simulation.Callers(8).Run(TimeSpan.FromMinutes(1));

        Assert.All(simulation.Endpoints, endpoint => Assert.Equal(EndpointStatus.Ready, endpoint.Health.Status));
    }

    [Theory]
    [InlineData(BalancingPolicyNames.RoundRobin)]
    [InlineData(BalancingPolicyNames.PowerOfTwo)]
    [InlineData(BalancingPolicyNames.LeastRequest)]
    public void KilledHost_UntilItIsBack_GetsNextToNothingAndThenItsShare(string policy)
    {
        using var simulation = new Simulation(policy, 3);
        simulation.Callers(Callers).Run(TimeSpan.FromSeconds(2));

        simulation.Set(0, HostState.Refusing);
        simulation.Forget();
        simulation.Run(TimeSpan.FromSeconds(5));
        Assert.InRange(simulation.Failures, 1, Callers);

        simulation.Set(0, HostState.Serving);
        simulation.Run(TimeSpan.FromSeconds(1.1));
        Assert.Equal(EndpointStatus.Ready, simulation.Endpoints[0].Health.Status);
        simulation.Run(TimeSpan.FromSeconds(12));
        simulation.Forget();
        simulation.Run(TimeSpan.FromSeconds(2));
        Assert.InRange(simulation.ShareOf(0), 0.25, 0.42);
        Assert.Equal(0, simulation.Failures);
    }

    [Theory]
    [InlineData(BalancingPolicyNames.RoundRobin)]
    [InlineData(BalancingPolicyNames.PowerOfTwo)]
    public void SilentHost_AfterTheFirstSeconds_KeepsNobodyWaiting(string policy)
    {
        using var simulation = new Simulation(policy, 3);
        simulation.Callers(Callers).Run(TimeSpan.FromSeconds(2));

        simulation.Set(0, HostState.Silent);
        simulation.Run(TimeSpan.FromSeconds(2.6));
        Assert.Equal(EndpointStatus.Silent, simulation.Endpoints[0].Health.Status);
        Assert.InRange(simulation.Longest, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2.6));
        simulation.Forget();
        simulation.Run(TimeSpan.FromSeconds(10));
        Assert.Equal(0, simulation.ShareOf(0));
        Assert.InRange(simulation.Longest, TimeSpan.Zero, TimeSpan.FromMilliseconds(10));

        simulation.Set(0, HostState.Serving);
        simulation.Run(TimeSpan.FromSeconds(14));
        simulation.Forget();
        simulation.Run(TimeSpan.FromSeconds(2));
        Assert.InRange(simulation.ShareOf(0), 0.25, 0.42);
    }

    [Fact]
    public void AllHosts_KilledAndBack_AreAllUsedAgain()
    {
        using var simulation = new Simulation(BalancingPolicyNames.PowerOfTwo, 3);
        simulation.Callers(Callers, pause: TimeSpan.FromMilliseconds(10)).Run(TimeSpan.FromSeconds(2));

        SetAll(simulation, HostState.Refusing);
        simulation.Run(TimeSpan.FromSeconds(5));
        Assert.False(simulation.Layer.Set.Selection.IsReady);
        SetAll(simulation, HostState.Serving);
        simulation.Run(TimeSpan.FromSeconds(1.1));
        simulation.Forget();
        simulation.Run(TimeSpan.FromSeconds(3));

        Assert.Equal(0, simulation.Failures);
        Assert.All(simulation.Models, model => Assert.InRange(model.Calls, simulation.Calls / 5, simulation.Calls));
    }

    [Fact]
    public void InFlight_WhenTheCallersHaveGone_IsZero()
    {
        using var simulation = new Simulation(BalancingPolicyNames.PowerOfTwo, 4);
        simulation.Models[1].FailureRate = 0.3;
        simulation.Callers(Callers, pause: TimeSpan.FromSeconds(100)).Run(TimeSpan.FromSeconds(50));

        Assert.All(simulation.Endpoints, endpoint => Assert.Equal(0, endpoint.InFlight));
    }

    private static void SetAll(Simulation simulation, HostState state)
    {
        for (var host = 0; host < simulation.Models.Length; host++)
        {
            simulation.Set(host, state);
        }
    }
}
