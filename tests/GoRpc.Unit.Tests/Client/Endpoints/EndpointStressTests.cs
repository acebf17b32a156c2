using System.Collections.Concurrent;
using GoRpc.Client.Attempts;
using GoRpc.Client.Endpoints;
using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Endpoints;

/// <summary>Everything at once: attempts, edits, lists that change, hosts that come and go, and the end of the channel.</summary>
public sealed class EndpointStressTests
{
    private const int Hosts = 6;

    private static readonly StatusCode[] Codes = [StatusCode.Unavailable, StatusCode.Internal, StatusCode.DeadlineExceeded, StatusCode.Cancelled, StatusCode.NotFound];

    [Theory]
    [InlineData(BalancingPolicyNames.PowerOfTwo)]
    [InlineData(BalancingPolicyNames.ConsistentHash)]
    [InlineData(BalancingPolicyNames.LeastRequest)]
    public Task Endpoints_UnderEverythingAtOnce_LeaveNothingBehind(string policy) => RunAsync(policy, rounds: 2000);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(BalancingPolicyNames.PowerOfTwo)]
    [InlineData(BalancingPolicyNames.Weighted)]
    public Task Endpoints_UnderEverythingForLong_LeaveNothingBehind(string policy) => RunAsync(policy, rounds: 200_000);

    private static async Task RunAsync(string policy, int rounds)
    {
        var layer = new PickLayer(policy).Update(Hosts);
        var seen = new ConcurrentDictionary<Endpoint, bool>();
        var callers = Enumerable.Range(0, 6).Select(caller => Task.Run(() => Call(layer, seen, caller, rounds))).ToArray();
        var calling = Task.WhenAll(callers);
        var others = new Action<Random>[]
        {
            random => layer.Update([.. Enumerable.Range(0, Hosts).Where(_ => random.Next(3) > 0).Append(0).Distinct().Select(static i => $"http://10.0.0.{i}:80")]),
            random => layer.Set.Apply(PickLayer.With(new EjectionOptions { Enabled = random.Next(4) > 0, ConsecutiveFailures = random.Next(1, 9), Interval = TimeSpan.FromSeconds(random.Next(1, 3)), BaseTime = TimeSpan.FromSeconds(1) })),
            random => layer.Host($"http://10.0.0.{random.Next(Hosts)}:80").State = (HostState)random.Next(5),
            random => layer.Time.Advance(TimeSpan.FromMilliseconds(random.Next(400))),
        }.Select((what, i) => Task.Run(() => Repeat(what, i, calling)));

        await Task.WhenAll(others.Append(calling)).Within("everything to end");
        var left = layer.All;
        Assert.All(seen.Keys.Concat(left), static endpoint => Assert.Equal(0, endpoint.InFlight));
        Assert.All(seen.Keys.Except(left), static endpoint => Assert.True(endpoint.IsDisposed));

        layer.Dispose();
        await Task.WhenAll(Enumerable.Range(0, Hosts).Select(i => DisposedAsync(layer.Host($"http://10.0.0.{i}:80")))).Within("the connections to be closed");
    }

    private static void Call(PickLayer layer, ConcurrentDictionary<Endpoint, bool> seen, int seed, int rounds)
    {
        var random = new Random(seed);
        var underWay = new Queue<BareAttempt>();
        for (var i = 0; i < rounds; i++)
        {
            var attempt = layer.TryBegin((ulong)random.Next(50))!;
            Assert.False(((FakeConnection)attempt.Endpoint.Transport).IsDisposed);
            seen.TryAdd(attempt.Endpoint, true);
            underWay.Enqueue(attempt);
            while (underWay.Count > random.Next(8))
            {
                layer.End(underWay.Dequeue(), Outcome(random));
            }
        }

        while (underWay.TryDequeue(out var attempt))
        {
            layer.End(attempt);
        }
    }

    private static AttemptFailure? Outcome(Random random) => random.Next(10) switch
    {
        < 6 => null,
        6 => PickLayer.Failure(FakeHost.Refused),
        7 => PickLayer.Failure(FakeHost.Broken),
        _ => PickLayer.Failure(Codes[random.Next(Codes.Length)]),
    };

    private static void Repeat(Action<Random> what, int seed, Task until)
    {
        var random = new Random(seed);
        while (!until.IsCompleted)
        {
            what(random);
            Thread.Yield();
        }
    }

    // A question that is being asked when the channel ends closes its connection a moment later. Whoever yields comes back before what other
    // threads have queued, so that a loop of it could keep that moment from coming.
    private static async Task DisposedAsync(FakeHost host)
    {
        while (host.Connections.Any(static connection => !connection.IsDisposed))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }
}
