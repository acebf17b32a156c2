namespace GoRpc.Outages.Load;

/// <summary>Decides when calls begin.</summary>
internal interface ILoad
{
    /// <summary>Makes calls until a moment; returns when the last one has ended.</summary>
    Task RunAsync(DeskCaller caller, RunClock clock, double until, CancellationToken cancellationToken);
}
