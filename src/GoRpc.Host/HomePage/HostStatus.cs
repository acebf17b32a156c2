namespace GoRpc.Host.HomePage;

/// <summary>What the home page says of the host itself.</summary>
/// <param name="IsHealthy">Whether the host takes calls.</param>
/// <param name="Health">The same as a word for people.</param>
/// <param name="Endpoints">Where the host listens.</param>
/// <param name="NextCommand">What to type next.</param>
internal sealed record HostStatus(
    bool IsHealthy, string Health, IReadOnlyList<(string Address, bool IsGrpc)> Endpoints, string NextCommand);
