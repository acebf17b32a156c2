namespace GoRpc.Bench.Scenarios;

/// <summary>A kind of call, made by a number of callers at once, each starting its next call when the last one has ended.</summary>
/// <param name="Name">What the command line and the reports call it.</param>
/// <param name="Kind">The call.</param>
/// <param name="Callers">Calls in flight.</param>
internal sealed record Scenario(string Name, CallKind Kind, int Callers)
{
    /// <summary>
    /// Messages in one stream. A stream is one call in all figures; it is this long so that what a message costs shows,
    /// and not what opening the call costs.
    /// </summary>
    public const int StreamLength = 1000;

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("add@1", CallKind.Add, 1),
        new("add@16", CallKind.Add, 16),
        new("add@64", CallKind.Add, 64),
        new("1k@1", CallKind.EchoOrder, 1),
        new("1k@64", CallKind.EchoOrder, 64),
        new("64k@1", CallKind.EchoLines, 1),
        new("64k@16", CallKind.EchoLines, 16),
        new("server-stream", CallKind.Download, 1),
        new("client-stream", CallKind.Upload, 1),
        new("ping-pong", CallKind.PingPong, 1),
    ];
}
