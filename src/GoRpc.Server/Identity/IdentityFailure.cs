namespace GoRpc.Server.Identity;

/// <summary>Why one of GoRpc's schemes does not believe a caller.</summary>
/// <param name="reason">One of <see cref="Arrival.RefusalReasons"/>.</param>
/// <param name="text">A sentence for the caller.</param>
internal sealed class IdentityFailure(string reason, string text) : Exception(text)
{
    public string Reason { get; } = reason;
}
