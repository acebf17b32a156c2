namespace GoRpc.Outages.Running;

/// <summary>When something was wrong, in seconds of the run's clock. Charts show it behind their lines.</summary>
internal readonly record struct FaultSpan(string What, double From, double To);
