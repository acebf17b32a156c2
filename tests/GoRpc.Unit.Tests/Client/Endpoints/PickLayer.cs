using System.Collections.Concurrent;
using GoRpc.Client.Attempts;
using GoRpc.Client.Balancing;
using GoRpc.Client.Calls;
using GoRpc.Client.CircuitBreaker;
using GoRpc.Client.Endpoints;
using GoRpc.Tests.Shared;
using GoRpc.Unit.Tests.Client.Calls;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace GoRpc.Unit.Tests.Client.Endpoints;

/// <summary>The endpoints of a channel without the channel: fake hosts, a clock that the test moves, and chance that repeats itself.</summary>
internal sealed class PickLayer : IDisposable
{
    private readonly ConcurrentDictionary<string, FakeHost> _hosts = new();
    private readonly Random _random;
    private readonly EndpointServices _services;
    private readonly ServiceNumber _service;

    public PickLayer(string policy = BalancingPolicyNames.RoundRobin, CallSettings? settings = null, int seed = 1, bool probes = true)
        : this(time => BuiltInPolicies.Create(policy, time), settings, seed, probes)
    {
    }

    public PickLayer(Func<TimeProvider, BalancingPolicy> policy, CallSettings? settings = null, int seed = 1, bool probes = true)
    {
        _random = new Random(seed);
        _services = new EndpointServices
        {
            Connect = endpoint => Host(endpoint.Address).Connect(),
            GiveUp = transport =>
            {
                ((FakeConnection)transport).IsGivenUp = true;
                GivenUp?.Invoke((FakeConnection)transport);
            },
            Settings = settings ?? new CallSettings { CircuitBreaker = new() { Enabled = false }, Random = NextRandom },
            Target = "test",
            TimeProvider = Time,
            Logger = Logger,
            Probes = probes,
        };
        Set = new EndpointSet(_services, policy(Time));
        _service = Set.NumberOf("test.Shop");
    }

    public FakeTimeProvider Time { get; } = new();

    public RecordingLogger Logger { get; } = new();

    public EndpointSet Set { get; }

    public Action<FakeConnection>? GivenUp { get; set; }

    public long Now => Time.GetTimestamp();

    public Endpoint[] All => Set.Selection.All;

    public static AttemptFailure Failure(StatusCode code) => AttemptFailure.Of(new Status(code, "failed"), Metadata.Empty);

    public static AttemptFailure Failure(RpcException exception) => AttemptFailure.Of(exception);

    /// <summary>The settings of a test that changes something about ejection.</summary>
    public static CallSettings With(EjectionOptions ejection) => new() { CircuitBreaker = new() { Enabled = false }, Random = static () => 0.5, Ejection = ejection };

    public double NextRandom()
    {
        lock (_random)
        {
            return _random.NextDouble();
        }
    }

    public FakeHost Host(string address) => _hosts.GetOrAdd(address, static (address, time) => new FakeHost(address, time), Time);

    public PickLayer Update(params string[] addresses)
    {
        Set.Update([.. addresses.Select(static address => new GoRpcEndpoint(address))]);
        return this;
    }

    public PickLayer Update(int count) => Update([.. Enumerable.Range(0, count).Select(static i => $"http://10.0.0.{i}:80")]);

    public PickContext Context(ulong? hashKey = null) => new(ShopMethods.Read, hashKey, Now, NextRandom);

    public Endpoint Pick(ulong? hashKey = null) => Set.TryPick(Context(hashKey), _service, default, out _)!;

    /// <summary>Picks, and begins an attempt; null when all circuits are open.</summary>
    public BareAttempt? TryBegin(ulong? hashKey = null) =>
        Set.TryPick(Context(hashKey), _service, default, out _) is { } endpoint ? new BareAttempt(new AttemptStart(1, endpoint, Now, HasTimeout: false)) : null;

    /// <summary>Begins an attempt at an endpoint, whoever would be picked.</summary>
    public BareAttempt BeginAt(Endpoint endpoint)
    {
        Assert.True(endpoint.TryBegin(isStream: false, Now));
        return new BareAttempt(new AttemptStart(1, endpoint, Now, HasTimeout: false));
    }

    /// <summary>Ends an attempt.</summary>
    public void End(BareAttempt attempt, AttemptFailure? failure = null)
    {
        attempt.Failure = failure;
        Set.Count(attempt, _service, failure, Now);
        attempt.Finish();
    }

    /// <summary>Makes attempts at an endpoint that end at once.</summary>
    public void Attempts(Endpoint endpoint, int count, AttemptFailure? failure = null)
    {
        for (var i = 0; i < count; i++)
        {
            End(BeginAt(endpoint), failure);
        }
    }

    /// <summary>Lets time pass in steps, so that what waits by the clock waits anew in between.</summary>
    public void Pass(TimeSpan time)
    {
        for (var left = time; left > TimeSpan.Zero; left -= TimeSpan.FromMilliseconds(50))
        {
            Time.Advance(left < TimeSpan.FromMilliseconds(50) ? left : TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>Lets time pass while an endpoint is called.</summary>
    public void PassCalling(Endpoint endpoint, TimeSpan time)
    {
        for (var left = time; left > TimeSpan.Zero; left -= TimeSpan.FromMilliseconds(100))
        {
            Attempts(endpoint, 1);
            Pass(TimeSpan.FromMilliseconds(100));
        }
    }

    public void Dispose() => Set.Dispose();
}
