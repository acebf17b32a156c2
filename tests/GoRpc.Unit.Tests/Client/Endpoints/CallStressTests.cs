using System.Collections.Concurrent;
using GoRpc.Client.Balancing;
using GoRpc.Client.Calls;
using GoRpc.Client.Endpoints;
using GoRpc.Tests.Shared;
using GoRpc.Unit.Tests.Client.Calls;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Endpoints;

/// <summary>Whole calls over endpoints that change and settings that are edited.</summary>
public sealed class CallStressTests
{
    private const int Callers = 8;

    private readonly ConcurrentDictionary<Endpoint, bool> _seen = new();

    [Theory]
    [InlineData(BalancingPolicyNames.PowerOfTwo)]
    [InlineData(BalancingPolicyNames.RoundRobin)]
    public Task Calls_WhileEverythingChanges_AllEndAndLeaveNothingInFlight(string policy) => RunAsync(policy, calls: 400);

    [Fact]
    [Trait("Category", "Long")]
    public Task Calls_WhileEverythingChangesForLong_AllEndAndLeaveNothingInFlight() => RunAsync(BalancingPolicyNames.PowerOfTwo, calls: 4_000);

    private async Task RunAsync(string policy, int calls)
    {
        var settings = Settings(new Random(1));
        var set = new EndpointSet(
            new EndpointServices { Connect = Connect, Settings = settings, Target = "test", TimeProvider = TimeProvider.System, Logger = new RecordingLogger() },
            BuiltInPolicies.Create(policy, TimeProvider.System));
        Update(set, new Random(1));
        var invoker = new ResilientCallInvoker(set, settings, new RecordingLogger());

        var callers = Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(invoker, new Random(caller), calls))));
        var changing = Task.Run(async () =>
        {
            var random = new Random(2);
            while (!callers.IsCompleted)
            {
                Update(set, random);
                invoker.Apply(Settings(random));
                await Task.Yield();
            }
        });
        await callers.Within("the calls to end");
        await changing.Within("the changes to end");
        Remember(set);
        set.Dispose();

        Assert.All(_seen.Keys, static endpoint => Assert.Equal(0, endpoint.InFlight));
    }

    private static FakeTransport Connect(GoRpcEndpoint endpoint) => new() { Answer = static attempt => _ = AnswerAsync(attempt) };

    private static async Task AnswerAsync(FakeAttempt attempt)
    {
        if (Random.Shared.Next(3) > 0)
        {
            await Task.Yield();
        }

        switch (Random.Shared.Next(10))
        {
            case 0:
                attempt.Fail(FakeHost.Refused);
                break;
            case 1:
                attempt.Fail(StatusCode.Unavailable);
                break;
            default:
                attempt.Send("answer");
                attempt.Respond("answer");
                break;
        }
    }

    private static async Task CallAsync(ResilientCallInvoker invoker, Random random, int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            using var cancellation = new CancellationTokenSource();
            var options = new CallOptions(cancellationToken: cancellation.Token);
            try
            {
                if (random.Next(3) == 0)
                {
                    using var stream = invoker.AsyncServerStreamingCall(ShopMethods.Watch, null, options, "request");
                    await stream.ResponseStream.MoveNext(CancellationToken.None).Within("a message");
                    continue;
                }

                using var call = invoker.AsyncUnaryCall(random.Next(2) == 0 ? ShopMethods.Read : ShopMethods.Buy, null, options, "request");
                if (random.Next(10) == 0)
                {
                    await cancellation.CancelAsync();
                }

                await call.ResponseAsync.Within("the answer");
            }
            catch (Exception exception) when (exception is GoRpcException or OperationCanceledException)
            {
                // Whether a call succeeds is not the question here.
            }
        }
    }

    private void Update(EndpointSet set, Random random)
    {
        set.Update([.. Enumerable.Range(0, 5).Where(_ => random.Next(2) == 0).Append(0).Distinct().Select(static i => new GoRpcEndpoint($"http://10.0.0.{i}:80"))]);
        Remember(set);
    }

    private void Remember(EndpointSet set) => Array.ForEach(set.Selection.All, endpoint => _seen.TryAdd(endpoint, true));

    private static CallSettings Settings(Random random) => new()
    {
        Retry = new() { BaseDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(1) },
        CircuitBreaker = new() { Enabled = random.Next(2) == 0, BreakDuration = TimeSpan.FromMilliseconds(500) },
        Ejection = new() { ConsecutiveFailures = random.Next(1, 5), BaseTime = TimeSpan.FromMilliseconds(100), Interval = TimeSpan.FromSeconds(random.Next(1, 3)) },
    };
}
