using GoRpc.Client.Calls;
using GoRpc.Client.Endpoints;
using GoRpc.Client.State;
using GoRpc.Tests.Shared;
using GoRpc.Unit.Tests.Client.Calls;
using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;

namespace GoRpc.Unit.Tests.Client.State;

public sealed class StateReaderTests
{
    private readonly Dictionary<string, FakeTransport> _transports = [];
    private readonly TestTime _time = new();

    [Fact]
    public async Task Read_EndpointsAtWork_SaysHowEachDoes()
    {
        var invoker = Invoker(new(), new GoRpcEndpoint("http://a:1") { Weight = 3, Authority = "orders" });
        var call = invoker.AsyncUnaryCall(ShopMethods.Buy, null, default, "request");
        var attempt = await _transports["http://a:1"].NextAsync();

        var busy = Assert.Single(Read(invoker).Endpoints);
        _time.Advance(TimeSpan.FromMilliseconds(20));
        attempt.Respond("answer");
        await call.ResponseAsync.Within("the answer");
        var idle = Assert.Single(Read(invoker).Endpoints);

        Assert.Equal((1, 1, TimeSpan.Zero), (busy.InFlight, busy.Picks, busy.Latency));
        Assert.Equal(("http://a:1", "orders", 3, EndpointStatus.Ready, null), (idle.Address, idle.Authority, idle.Weight, idle.Status, idle.EjectedUntil));
        Assert.Equal((0, 1, TimeSpan.FromMilliseconds(20), 1), (idle.InFlight, idle.Picks, idle.Latency, idle.SuccessRate));
        Assert.Equal([new ServiceCircuitState { Service = "test.Shop", State = CircuitState.Closed }], idle.Circuits);
    }

    [Fact]
    public async Task Read_EndpointThatWasEjected_SaysUntilWhen()
    {
        var invoker = Invoker(new(), new GoRpcEndpoint("http://a:1"), new GoRpcEndpoint("http://a:2"));
        _transports["http://a:1"].Answer = static attempt => attempt.Fail(StatusCode.Unavailable);
        _transports["http://a:2"].Answer = static attempt => attempt.Respond();
        await CallAsync(invoker, 20);
        _time.Advance(TimeSpan.FromSeconds(10));

        var state = Read(invoker);

        Assert.Equal([EndpointStatus.Ejected, EndpointStatus.Ready], state.Endpoints.Select(static endpoint => endpoint.Status));
        Assert.Equal(_time.GetUtcNow() + TimeSpan.FromSeconds(20), state.Endpoints[0].EjectedUntil);
        Assert.Equal("http://a:1, http://a:2", state.Target);
        Assert.False(state.IsPanic);
    }

    [Fact]
    public async Task Read_AfterRetries_SaysHowManyAreLeft()
    {
        var invoker = Invoker(new() { RetryBudget = new() { Ratio = 0, PerSecond = 1, Window = TimeSpan.FromSeconds(10) }, Retry = new() { BaseDelay = TimeSpan.Zero } }, new GoRpcEndpoint("http://a:1"));
        _transports["http://a:1"].Answer = static attempt => attempt.Fail(StatusCode.Unavailable);

        Assert.Equal(10, Read(invoker).RetryBudgetLeft);
        await ((Task)invoker.AsyncUnaryCall(ShopMethods.Read, null, default, "request").ResponseAsync).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        Assert.Equal(8, Read(invoker).RetryBudgetLeft);
    }

    [Fact]
    public void Read_BeforeDiscoveryHasFoundAny_HasNoEndpoints()
    {
        var invoker = Invoker(new());

        Assert.Empty(Read(invoker).Endpoints);
    }

    [Fact]
    public async Task Read_WhileAllElseChanges_NeverFails()
    {
        var invoker = Invoker(new(), new GoRpcEndpoint("http://a:1"), new GoRpcEndpoint("http://a:2"));
        _transports["http://a:1"].Answer = static attempt => attempt.Fail(StatusCode.Internal);
        _transports["http://a:2"].Answer = static attempt => attempt.Respond();
        var calls = Task.Run(() => CallAsync(invoker, 500));
        while (!calls.IsCompleted)
        {
            Assert.All(Read(invoker).Endpoints, static endpoint => Assert.InRange(endpoint.InFlight, 0, 1));
        }

        await calls.Within("the calls");
        Assert.All(Read(invoker).Endpoints, static endpoint => Assert.Equal(0, endpoint.InFlight));
    }

    private static ChannelState Read(ResilientCallInvoker invoker) => StateReader.Read(invoker.Endpoints, invoker.Policies.Budget);

    private static async Task CallAsync(ResilientCallInvoker invoker, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await ((Task)invoker.AsyncUnaryCall(ShopMethods.Buy, null, default, "request").ResponseAsync).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    private ResilientCallInvoker Invoker(CallSettings settings, params GoRpcEndpoint[] endpoints)
    {
        var set = new EndpointSet(
            new EndpointServices
            {
                Connect = endpoint => _transports[endpoint.Address] = new FakeTransport(),
                Settings = settings,
                Target = string.Join(", ", endpoints.Select(static endpoint => endpoint.Address)),
                TimeProvider = _time,
                Logger = NullLogger.Instance,
            },
            new InTurn());
        if (endpoints.Length > 0)
        {
            set.Update(endpoints);
        }

        return new ResilientCallInvoker(set, settings, NullLogger.Instance);
    }

    private sealed class InTurn : BalancingPolicy
    {
        private int _next;

        public override BalancedEndpoint Pick(in PickContext context, ReadOnlySpan<BalancedEndpoint> endpoints) => endpoints[_next++ % endpoints.Length];
    }
}
