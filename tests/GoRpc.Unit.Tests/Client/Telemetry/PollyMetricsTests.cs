using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using GoRpc.Client.Calls;
using GoRpc.Tests.Shared;
using GoRpc.Unit.Tests.Client.Calls;
using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;

namespace GoRpc.Unit.Tests.Client.Telemetry;

/// <summary>What Polly's own meter says of the pipelines that run attempts.</summary>
public sealed class PollyMetricsTests : IDisposable
{
    private readonly ConcurrentQueue<IReadOnlyDictionary<string, object?>> _events = new();
    private readonly MeterListener _listener = new();
    private readonly FakeTransport _transport = new();
    private readonly TestTime _time = new();

    // Polly's meter is one of the process: what other tests do at this moment is told apart by the target.
    private readonly string _target = $"http://{Guid.NewGuid():N}:5081";

    public PollyMetricsTests()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "Polly", Name: "resilience.polly.strategy.events" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>((_, _, tags, _) => Keep(tags));
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Keep(tags));
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task Retry_OfACall_IsCountedWithMethodAndTarget()
    {
        var call = Call(new() { Retry = new() { Jitter = 0 } });
        (await _transport.NextAsync()).Fail(StatusCode.Unavailable);
        await _time.PassAsync();
        (await _transport.NextAsync()).Respond("answer");
        await call.ResponseAsync.Within("the answer");

        Assert.Equal(("Retry", "test.Shop/Read", _target), Tags("OnRetry"));
    }

    [Fact]
    public async Task Hedge_OfACall_IsCountedWithMethodAndTarget()
    {
        var call = Call(new() { Hedging = new() { Enabled = true, Delay = TimeSpan.FromMilliseconds(50) } });
        _ = await _transport.NextAsync();
        await _time.PassAsync();
        (await _transport.NextAsync()).Respond("answer");
        await call.ResponseAsync.Within("the answer");

        Assert.Equal(("Hedging", "test.Shop/Read", _target), Tags("OnHedging"));
    }

    [Fact]
    public async Task Call_ThatSucceedsAtOnce_RunsNoPipeline()
    {
        var call = Call(new());
        (await _transport.NextAsync()).Respond("answer");
        await call.ResponseAsync.Within("the answer");

        Assert.DoesNotContain(_events, IsOwn);
    }

    private AsyncUnaryCall<string> Call(CallSettings settings) =>
        new ResilientCallInvoker(CallLayerTest.OneEndpoint(_transport, _target, settings, _time, NullLogger.Instance), settings, NullLogger.Instance)
            .AsyncUnaryCall(ShopMethods.Read, null, default, "request");

    private (object? Strategy, object? Pipeline, object? Instance) Tags(string name)
    {
        var tags = Assert.Single(_events, tags => IsOwn(tags) && Equals(tags["event.name"], name));
        return (tags["strategy.name"], tags["pipeline.name"], tags["pipeline.instance"]);
    }

    private bool IsOwn(IReadOnlyDictionary<string, object?> tags) => Equals(tags.GetValueOrDefault("pipeline.instance"), _target);

    private void Keep(ReadOnlySpan<KeyValuePair<string, object?>> tags) => _events.Enqueue(tags.ToArray().ToDictionary());
}
