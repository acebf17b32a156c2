namespace GoRpc.Outages.Load;

/// <summary>Callers that each begin their next call when the last one has ended.</summary>
internal sealed class ClosedLoad(int callers) : ILoad
{
    public Task RunAsync(DeskCaller caller, RunClock clock, double until, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => CallUntilAsync(caller, clock, until, cancellationToken), cancellationToken)));

    private static async Task CallUntilAsync(DeskCaller caller, RunClock clock, double until, CancellationToken cancellationToken)
    {
        while (clock.Now < until)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await caller.CallAsync(clock.Now);
            // A stack that fails without waiting for anything would keep its thread for itself.
            await Task.Yield();
        }
    }
}
