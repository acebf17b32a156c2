using GoRpc.Outages.Discovery;
using GoRpc.Outages.Faults;
using GoRpc.Outages.Hosts;
using GoRpc.Outages.Load;
using GoRpc.Outages.Scenarios;
using GoRpc.Outages.Stacks;

namespace GoRpc.Outages.Running;

/// <summary>One scenario with one stack: hosts of its own, a client of its own, a warm-up, the fault, the figures.</summary>
internal static class OutageRun
{
    private const int HealthyMilliseconds = 4;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);

    // A call that takes longer than its deadline and this hangs; it counts as failed.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <param name="scenario">What happens.</param>
    /// <param name="stack">To whom.</param>
    /// <param name="scale">How long it takes, in usual lengths.</param>
    /// <param name="cancellationToken">Ends the run, and its hosts with it.</param>
    public static async Task<RunResult> RunAsync(Scenario scenario, string stack, double scale, CancellationToken cancellationToken)
    {
        using var board = Board.Create();
        await using var fleet = await HostFleet.StartAsync(board, scenario.Hosts, scenario.IsChain ? stack : null, cancellationToken);
        fleet.Set(HostSetting.LatencyMilliseconds, HealthyMilliseconds);
        var proxies = scenario.NeedsProxies ? Enumerable.Range(0, fleet.Count).Select(host => FaultProxy.Start(fleet.PortOf(host))).ToList() : [];
        try
        {
            return await RunAsync(scenario, stack, scale, fleet, proxies, cancellationToken);
        }
        finally
        {
            foreach (var proxy in proxies)
            {
                await proxy.DisposeAsync();
            }
        }
    }

    private static async Task<RunResult> RunAsync(
        Scenario scenario, string stack, double scale, HostFleet fleet, IReadOnlyList<FaultProxy> proxies, CancellationToken cancellationToken)
    {
        var addresses = Stage.AddressesOf(fleet, proxies);
        var registry = scenario.RegisteredHosts is { } registered ? new EndpointRegistry([.. addresses.Take(registered)]) : null;
        using var client = StackCatalog.Connect(stack, new StackTarget
        {
            Addresses = scenario.IsChain ? [addresses[0]] : addresses,
            Registry = registry,
            Hedges = scenario.IsHedged,
        });

        await FirstCalls.MakeAsync(client, scenario.MixOf(scale), cancellationToken);
        var clock = new RunClock(TimeProvider.System, WarmUp);
        var stage = new Stage(fleet, proxies, registry, clock, scale);
        var caller = new DeskCaller(client, scenario.MixOf(scale), scenario.Deadline, clock);
        var seconds = scenario.Seconds * scale;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var load = scenario.CreateLoad().RunAsync(caller, clock, seconds, ended.Token);
            var play = PlayAsync(scenario, stage, clock, ended.Token);
            var requestsBefore = await play;
            var hanging = await HangingAsync(load, caller, clock, seconds + (scenario.Deadline ?? scenario.MixOf(scale).Quiet).TotalSeconds, cancellationToken);
            return ResultMaker.Make(scenario, stack, new RunData
            {
                Calls = caller.Records,
                Hanging = hanging,
                Seconds = seconds,
                Stage = stage,
                Fleet = fleet,
                Requests = [.. stage.RequestsCounted().Zip(requestsBefore, (after, before) => after - before)],
            });
        }
        finally
        {
            await ended.CancelAsync();
        }
    }

    // What comes out is the calls that have not ended when they should have.
    private static async Task<int> HangingAsync(Task load, DeskCaller caller, RunClock clock, double end, CancellationToken cancellationToken)
    {
        var patience = Task.Delay(TimeSpan.FromSeconds(Math.Max(0, end - clock.Now)) + Grace, TimeProvider.System, cancellationToken);
        if (await Task.WhenAny(load, patience) == load)
        {
            await load;
        }

        cancellationToken.ThrowIfCancellationRequested();
        return caller.Running;
    }

    // What comes out is the requests that the endpoints had seen when measuring began.
    private static async Task<long[]> PlayAsync(Scenario scenario, Stage stage, RunClock clock, CancellationToken cancellationToken)
    {
        await clock.WaitUntilAsync(0, cancellationToken);
        var requests = stage.RequestsCounted();
        await scenario.PlayAsync(stage, cancellationToken);
        return requests;
    }
}
