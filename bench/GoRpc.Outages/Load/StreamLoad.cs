namespace GoRpc.Outages.Load;

/// <summary>Callers that each make one call, all at the start of the measured time.</summary>
internal sealed class StreamLoad(int callers) : ILoad
{
    public async Task RunAsync(DeskCaller caller, RunClock clock, double until, CancellationToken cancellationToken)
    {
        await clock.WaitUntilAsync(0, cancellationToken);
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => caller.CallAsync(Math.Max(0, clock.Now)))).WaitAsync(cancellationToken);
    }
}
