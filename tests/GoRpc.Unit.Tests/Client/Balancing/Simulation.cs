using GoRpc.Client.Calls;
using GoRpc.Client.Endpoints;
using GoRpc.Unit.Tests.Client.Endpoints;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Balancing;

/// <summary>
/// Callers and hosts as a discrete-event simulation over the real pick layer: the clock jumps from event to event, and chance is seeded. Every caller calls
/// again as soon as it has its answer, unless there is a pause.
/// </summary>
internal sealed class Simulation : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly PriorityQueue<Action, (long Time, long Number)> _events = new();
    private readonly Dictionary<BareAttempt, Action> _hanging = [];
    private readonly PickLayer _layer;
    private readonly Random _random;
    private readonly long _start;
    private long _number;

    public Simulation(string policy, int hosts, int seed = 1, CallSettings? settings = null)
    {
        // Not the numbers that the policy draws: a host must not be fast because it is picked.
        _random = new Random(~seed);
        _layer = new PickLayer(policy, settings, seed) { GivenUp = GiveUp };
        _layer.Update(hosts);
        _start = _layer.Now;
        Models = [.. _layer.All.Select(static _ => new HostModel())];
    }

    public HostModel[] Models { get; private set; }

    public PickLayer Layer => _layer;

    public Endpoint[] Endpoints => _layer.All;

    public TimeSpan Elapsed => _layer.Time.GetElapsedTime(_start, _layer.Now);

    public long Calls => Models.Sum(static model => model.Calls);

    public long Failures => Models.Sum(static model => model.Failures);

    /// <summary>The longest that an attempt took.</summary>
    public TimeSpan Longest { get; set; }

    /// <summary>Discovery names more hosts, all of them as the models say.</summary>
    public void Add(params HostModel[] models)
    {
        Models = [.. Models, .. models];
        _layer.Update(Models.Length);
    }

    /// <summary>The share of the calls that a host got, counted since the last <see cref="Forget"/>.</summary>
    public double ShareOf(int host) => (double)Models[host].Calls / Calls;

    public Simulation Callers(int count, TimeSpan pause = default, Func<ulong?>? key = null)
    {
        for (var i = 0; i < count; i++)
        {
            After(TimeSpan.FromMicroseconds(i), () => Call(pause, key ?? (static () => null)));
        }

        return this;
    }

    public void After(TimeSpan time, Action what) => _events.Enqueue(what, (_layer.Now + time.Ticks, _number++));

    public void Forget()
    {
        Array.ForEach(Models, static model => model.Calls = model.Failures = 0);
        Longest = default;
    }

    public Simulation Run(TimeSpan time)
    {
        // In steps, so that what waits by the clock can start what happens in between.
        const long Step = 50 * TimeSpan.TicksPerMillisecond;
        var end = _layer.Now + time.Ticks;
        while (_layer.Now < end)
        {
            var next = _events.TryPeek(out _, out var first) ? Math.Min(first.Time, end) : end;
            if (next > _layer.Now)
            {
                _layer.Time.Advance(TimeSpan.FromTicks(Math.Min(next - _layer.Now, Step)));
            }
            else
            {
                _events.Dequeue()();
            }
        }

        return this;
    }

    public void Set(int host, HostState state)
    {
        Models[host].State = state;
        _layer.Host(Endpoints[host].Address).State = state;
    }

    public void Dispose() => _layer.Dispose();

    private void Call(TimeSpan pause, Func<ulong?> key)
    {
        if (_layer.TryBegin(key()) is not { } attempt)
        {
            After(TimeSpan.FromMilliseconds(10), () => Call(pause, key));
            return;
        }

        var index = Array.IndexOf(Endpoints, attempt.Endpoint);
        var model = Models[index];
        model.Calls++;
        if (model.State == HostState.Silent)
        {
            Hang(attempt, model, () => Call(pause, key));
            return;
        }

        var (latency, failure) = Outcome(model);
        After(latency, () => End(attempt, model, failure, () => After(pause, () => Call(pause, key))));
    }

    private void End(BareAttempt attempt, HostModel model, RpcException? failure, Action next)
    {
        var took = _layer.Time.GetElapsedTime(attempt.StartTimestamp, _layer.Now);
        Longest = took > Longest ? took : Longest;
        model.Failures += failure is null ? 0 : 1;
        _layer.End(attempt, failure is null ? null : PickLayer.Failure(failure));
        next();
    }

    private (TimeSpan Latency, RpcException? Failure) Outcome(HostModel model) =>
        model.State == HostState.Refusing ? (TimeSpan.FromMilliseconds(0.2), FakeHost.Refused)
        : _random.NextDouble() < model.FailureRate ? (model.FailureLatency, new RpcException(new Status(model.FailureCode, "failed")))
        : (LatencyOf(model), null);

    private TimeSpan LatencyOf(HostModel model)
    {
        var latency = (model.Latency * (1 + (model.Jitter * ((2 * _random.NextDouble()) - 1)))) + model.Coldness;
        model.Coldness /= 2;
        return latency;
    }

    // Ends when the connection is given up, or at the deadline.
    private void Hang(BareAttempt attempt, HostModel model, Action next)
    {
        void EndWith(StatusCode code)
        {
            if (_hanging.Remove(attempt))
            {
                End(attempt, model, new RpcException(new Status(code, "hung")), next);
            }
        }

        _hanging[attempt] = () => EndWith(StatusCode.Unavailable);
        After(Timeout, () => EndWith(StatusCode.DeadlineExceeded));
    }

    private void GiveUp(FakeConnection connection)
    {
        foreach (var (attempt, end) in _hanging.Where(hanging => hanging.Key.Endpoint.Address == connection.Host.Address).ToArray())
        {
            After(TimeSpan.Zero, end);
        }
    }
}
