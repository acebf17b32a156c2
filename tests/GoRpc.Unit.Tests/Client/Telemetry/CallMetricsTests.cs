using GoRpc.Client.Calls;
using GoRpc.Client.Endpoints;
using GoRpc.Client.Telemetry;
using GoRpc.Tests.Shared;
using GoRpc.Unit.Tests.Client.Calls;
using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;

namespace GoRpc.Unit.Tests.Client.Telemetry;

/// <summary>What is measured of calls.</summary>
public sealed class CallMetricsTests : IDisposable
{
    private const string Target = "http://127.0.0.1:5081";
    private const string Server = "server.address=127.0.0.1 server.port=5081";

    private readonly MetricsRecorder _metrics = new();
    private readonly FakeTransport _transport = new();
    private readonly TestTime _time = new();

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public async Task UnaryCall_ThatSucceeds_RecordsWhatTheConventionWants()
    {
        var call = Invoker().AsyncUnaryCall(ShopMethods.Buy, null, default, "request");
        var attempt = await _transport.NextAsync();
        _time.Advance(TimeSpan.FromMilliseconds(30));
        attempt.Respond("answer");
        await call.ResponseAsync.Within("the answer");

        var duration = Assert.Single(_metrics.Of("rpc.client.call.duration"));
        Assert.Equal(0.03, duration.Value, 6);
        Assert.Equal($"rpc.method=test.Shop/Buy rpc.response.status_code=OK rpc.system.name=grpc {Server}", duration.Text);
        Assert.Equal(
            $"gorpc.endpoint={Target} gorpc.target={Target} rpc.method=test.Shop/Buy rpc.response.status_code=OK",
            Assert.Single(_metrics.Of("gorpc.client.attempts")).Text);
        Assert.Equal($"gorpc.endpoint={Target} gorpc.target={Target}", Assert.Single(_metrics.Of("gorpc.client.picks")).Text);
        Assert.Equal(0, Active());
    }

    [Fact]
    public async Task UnaryCall_ThatFails_SaysHow()
    {
        _transport.Answer = static attempt => attempt.Fail(StatusCode.NotFound);

        await Assert.ThrowsAsync<GoRpcException>(() => Invoker().AsyncUnaryCall(ShopMethods.Buy, null, default, "request").ResponseAsync.Within("the failure"));

        var duration = Assert.Single(_metrics.Of("rpc.client.call.duration"));
        Assert.Equal(("NOT_FOUND", "NOT_FOUND"), (duration["rpc.response.status_code"], duration["error.type"]));
    }

    [Fact]
    public async Task UnaryCall_SentAgain_CountsTheRetryAndBothAttempts()
    {
        var call = Invoker().AsyncUnaryCall(ShopMethods.Read, null, default, "request");
        (await _transport.NextAsync()).Fail(StatusCode.Unavailable);
        await _time.PassAsync();
        (await _transport.NextAsync()).Respond("answer");
        await call.ResponseAsync.Within("the answer");

        var retry = Assert.Single(_metrics.Of("gorpc.client.retries"));
        Assert.Equal(("test.Shop/Read", "UNAVAILABLE"), (retry["rpc.method"], retry["rpc.response.status_code"]));
        Assert.Equal(["UNAVAILABLE", "OK"], _metrics.Of("gorpc.client.attempts").Select(attempt => attempt["rpc.response.status_code"]));
        Assert.Equal("OK", Assert.Single(_metrics.Of("rpc.client.call.duration"))["rpc.response.status_code"]);
    }

    [Fact]
    public async Task UnaryCall_WithAnOpenCircuit_CountsWhatWasNotSent()
    {
        _transport.Answer = static attempt => attempt.Fail(StatusCode.Internal);
        var endpoints = Endpoints(new() { CircuitBreaker = new() { MinimumThroughput = 2 } });
        var invoker = new ResilientCallInvoker(endpoints, new(), NullLogger.Instance);
        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAnyAsync<GoRpcException>(() => invoker.AsyncUnaryCall(ShopMethods.Buy, null, default, "request").ResponseAsync.Within("the failure"));
        }

        Assert.Equal("circuit", Assert.Single(_metrics.Of("gorpc.client.throttled"))["gorpc.reason"]);
        Assert.Equal(("UNAVAILABLE", "GoRpc.CircuitOpenException"), Last());
        ClientMetrics.Of(_metrics).Watch(endpoints);
        _metrics.Observe();
        var state = Assert.Single(_metrics.Of("gorpc.client.breaker.state"));
        Assert.Equal((2, $"gorpc.endpoint={Target} gorpc.service=test.Shop gorpc.target={Target}"), (state.Value, state.Text));

        (object?, object?) Last() => (_metrics.Of("rpc.client.call.duration").Last()["rpc.response.status_code"], _metrics.Of("rpc.client.call.duration").Last()["error.type"]);
    }

    [Fact]
    public async Task Circuits_OfTwoChannelsOfOneTarget_AreOneMeasurementOfTheWorse()
    {
        _transport.Answer = static attempt => attempt.Fail(StatusCode.Internal);
        var open = Endpoints(new() { CircuitBreaker = new() { MinimumThroughput = 2 } });
        var closed = Endpoints(new());
        foreach (var invoker in new[] { closed, open, open }.Select(endpoints => new ResilientCallInvoker(endpoints, new(), NullLogger.Instance)))
        {
            await Assert.ThrowsAnyAsync<GoRpcException>(() => invoker.AsyncUnaryCall(ShopMethods.Buy, null, default, "request").ResponseAsync.Within("the failure"));
        }

        ClientMetrics.Of(_metrics).Watch(open);
        ClientMetrics.Of(_metrics).Watch(closed);
        _metrics.Observe();

        Assert.Equal(2, Assert.Single(_metrics.Of("gorpc.client.breaker.state")).Value);
    }

    [Fact]
    public async Task Stream_ReadToItsEnd_TakesUntilThen()
    {
        var call = Invoker().AsyncServerStreamingCall(ShopMethods.Watch, null, default, "request");
        var attempt = await _transport.NextAsync();
        attempt.Send("one");
        Assert.True(await call.ResponseStream.MoveNext().Within("the message"));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Empty(_metrics.Of("rpc.client.call.duration"));
        Assert.Equal(1, Active());
        attempt.Respond();
        Assert.False(await call.ResponseStream.MoveNext().Within("the end"));
        call.Dispose();

        var duration = Assert.Single(_metrics.Of("rpc.client.call.duration"));
        Assert.Equal((3600, "OK"), (duration.Value, duration["rpc.response.status_code"]));
        Assert.Equal("OK", Assert.Single(_metrics.Of("gorpc.client.attempts"))["rpc.response.status_code"]);
        Assert.Equal(0, Active());
    }

    [Fact]
    public async Task Stream_LeftEarly_IsCancelled()
    {
        var call = Invoker().AsyncDuplexStreamingCall(ShopMethods.Talk, null, default);
        var attempt = await _transport.NextAsync();
        attempt.Send("one");
        Assert.True(await call.ResponseStream.MoveNext().Within("the message"));
        call.Dispose();

        var duration = Assert.Single(_metrics.Of("rpc.client.call.duration"));
        Assert.Equal(("CANCELLED", "CANCELLED"), (duration["rpc.response.status_code"], duration["error.type"]));
        Assert.Equal("CANCELLED", Assert.Single(_metrics.Of("gorpc.client.attempts"))["rpc.response.status_code"]);
        Assert.Equal(0, Active());
    }

    [Fact]
    public async Task Stream_ThatBreaks_SaysHow()
    {
        var call = Invoker().AsyncClientStreamingCall(ShopMethods.Upload, null, default);
        var attempt = await _transport.NextAsync();
        attempt.SendHeaders();
        await call.ResponseHeadersAsync.Within("the headers");
        attempt.Fail(StatusCode.DataLoss);
        await Assert.ThrowsAsync<GoRpcException>(() => call.ResponseAsync.Within("the failure"));
        call.Dispose();

        Assert.Equal("DATA_LOSS", Assert.Single(_metrics.Of("rpc.client.call.duration"))["error.type"]);
        Assert.Equal("DATA_LOSS", Assert.Single(_metrics.Of("gorpc.client.attempts"))["rpc.response.status_code"]);
    }

    [Fact]
    public async Task Endpoint_ThatFailsMoreThanTheOthers_CountsAnEjection()
    {
        var bad = new FakeTransport { Answer = static attempt => attempt.Fail(StatusCode.Unavailable) };
        _transport.Answer = static attempt => attempt.Respond();
        var set = new EndpointSet(Services(new(), endpoint => endpoint.Address.EndsWith('1') ? bad : _transport), new RoundRobinForTest());
        set.Update([new GoRpcEndpoint("http://a:1"), new GoRpcEndpoint("http://a:2")]);
        var invoker = new ResilientCallInvoker(set, new(), NullLogger.Instance);
        for (var i = 0; i < 20; i++)
        {
            await ((Task)invoker.AsyncUnaryCall(ShopMethods.Buy, null, default, "request").ResponseAsync).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        var ejection = Assert.Single(_metrics.Of("gorpc.client.ejections"));
        Assert.Equal(("http://a:1", "failures"), (ejection["gorpc.endpoint"], ejection["gorpc.reason"]));
    }

    [Fact]
    public async Task UnaryCall_ThatIsHedged_CountsTheHedgeAndTheLoser()
    {
        var settings = new CallSettings { Hedging = new() { Enabled = true, Delay = TimeSpan.FromMilliseconds(50) } };
        var call = new ResilientCallInvoker(Endpoints(settings), settings, NullLogger.Instance).AsyncUnaryCall(ShopMethods.Read, null, default, "request");
        _ = await _transport.NextAsync();
        await _time.PassAsync();
        (await _transport.NextAsync()).Respond("answer");
        await call.ResponseAsync.Within("the answer");

        Assert.Equal($"gorpc.target={Target} rpc.method=test.Shop/Read", Assert.Single(_metrics.Of("gorpc.client.hedges")).Text);
        Assert.Empty(_metrics.Of("gorpc.client.retries"));
        Assert.Equal(["CANCELLED", "OK"], _metrics.Of("gorpc.client.attempts").Select(static attempt => attempt["rpc.response.status_code"]).Order());
    }

    private double Active() => _metrics.Of("gorpc.client.active_calls").Sum(measured => measured.Value);

    private ResilientCallInvoker Invoker()
    {
        var settings = new CallSettings { Retry = new() { Jitter = 0 } };
        return new(Endpoints(settings), settings, NullLogger.Instance);
    }

    private EndpointSet Endpoints(CallSettings settings) => EndpointSet.Of(new GoRpcEndpoint(Target), Services(settings, _ => _transport));

    private EndpointServices Services(CallSettings settings, Func<GoRpcEndpoint, CallInvoker> connect) => new()
    {
        Connect = connect,
        Settings = settings,
        Target = Target,
        TimeProvider = _time,
        Logger = NullLogger.Instance,
        Metrics = ClientMetrics.Of(_metrics),
    };

    private sealed class RoundRobinForTest : BalancingPolicy
    {
        private int _next;

        public override BalancedEndpoint Pick(in PickContext context, ReadOnlySpan<BalancedEndpoint> endpoints) => endpoints[_next++ % endpoints.Length];
    }
}
