namespace GoRpc.Outages.Load;

/// <summary>The time of one run: zero is where measuring starts; before that is the warm-up. Thread-safe.</summary>
internal sealed class RunClock(TimeProvider timeProvider, TimeSpan warmUp)
{
    private readonly long _begin = timeProvider.GetTimestamp();

    public double Now => timeProvider.GetElapsedTime(_begin).TotalSeconds - warmUp.TotalSeconds;

    /// <summary>When the warm-up begins, in the time of this clock.</summary>
    public double Begin => -warmUp.TotalSeconds;

    /// <summary>Waits until a moment; does not wait when it has passed.</summary>
    public Task WaitUntilAsync(double moment, CancellationToken cancellationToken)
    {
        var wait = moment - Now;
        return wait <= 0 ? Task.CompletedTask : Task.Delay(TimeSpan.FromSeconds(wait), timeProvider, cancellationToken);
    }
}
