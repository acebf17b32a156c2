namespace GoRpc.Outages.Load;

/// <summary>
/// Calls that begin at their time, whatever became of those before: as from users, who do not wait for each other. Latency counts from that time,
/// so a stall is charged to every call that would have been made during it.
/// </summary>
internal sealed class OpenLoad(int callsPerSecond) : ILoad
{
    private const double TickSeconds = 0.002;

    public async Task RunAsync(DeskCaller caller, RunClock clock, double until, CancellationToken cancellationToken)
    {
        var calls = new List<Task>();
        for (var made = 0; ;)
        {
            var now = clock.Now;
            for (; StartOf(made) is var start && start <= now && start < until; made++)
            {
                calls.Add(Task.Run(() => caller.CallAsync(start), cancellationToken));
            }

            if (StartOf(made) >= until)
            {
                break;
            }

            await clock.WaitUntilAsync(now + TickSeconds, cancellationToken);
        }

        await Task.WhenAll(calls).WaitAsync(cancellationToken);

        double StartOf(int call) => clock.Begin + ((double)call / callsPerSecond);
    }
}
