using FsCheck;
using FsCheck.Xunit;

namespace GoRpc.Unit.Tests.Client.Balancing;

/// <summary>Whatever the hosts are like, the default serves its callers at least as well as taking turns.</summary>
public sealed class NeverWorseTests
{
    private const int MostHosts = 10;

    [Property(MaxTest = 15)]
    public void PowerOfTwo_WithAnyHosts_IsNeverWorseThanRoundRobin(DoNotSize<int> seed) => Compare(seed.Item);

    [Property(MaxTest = 1000)]
    [Trait("Category", "Long")]
    public void PowerOfTwo_WithAnyHostsForLong_IsNeverWorseThanRoundRobin(DoNotSize<int> seed) => Compare(seed.Item);

    private static void Compare(int seed)
    {
        using var ofTwo = Run(BalancingPolicyNames.PowerOfTwo, seed);
        using var inTurns = Run(BalancingPolicyNames.RoundRobin, seed);

        // What chance alone makes of equal hosts is within these few percent; what it takes to find out what each host is like is within these few calls.
        var (goodOfTwo, goodInTurns) = (ofTwo.Calls - ofTwo.Failures, inTurns.Calls - inTurns.Failures);
        Assert.True(goodOfTwo >= (goodInTurns * 0.97) - MostHosts, $"{goodOfTwo} of two, {goodInTurns} in turns");
    }

    private static Simulation Run(string policy, int seed)
    {
        var random = new Random(seed);
        var simulation = new Simulation(policy, random.Next(2, MostHosts + 1), seed);
        var hasFailures = random.Next(2) == 0;
        foreach (var model in simulation.Models)
        {
            model.Latency = TimeSpan.FromMilliseconds(Math.Pow(10, 0.5 + (1.5 * random.NextDouble())));
            model.Jitter = random.NextDouble();
            // Not at times: whether a fast host that fails at times is better than a slow one that never does is a matter of taste.
            model.FailureRate = hasFailures && random.Next(3) == 0 ? 1 : 0;
        }

        return simulation.Callers(random.Next(1, 65)).Run(TimeSpan.FromSeconds(2));
    }
}
