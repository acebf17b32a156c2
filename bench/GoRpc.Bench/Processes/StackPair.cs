using GoRpc.Bench.Measuring;
using GoRpc.Bench.Scenarios;

namespace GoRpc.Bench.Processes;

/// <summary>
/// A server and its caller, each in its own process. They live for the whole run: between its turns a pair is idle, and what it
/// has compiled, pooled and collected is its own. So stacks can take turns without disturbing each other.
/// </summary>
internal sealed class StackPair : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ChildProcess _server;
    private readonly ChildProcess _caller;
    private readonly IReadOnlyList<CallKind> _calls;

    private StackPair(string name, ChildProcess server, ChildProcess caller, IReadOnlyList<CallKind> calls)
    {
        Name = name;
        _server = server;
        _caller = caller;
        _calls = calls;
    }

    /// <summary>The stack's name.</summary>
    public string Name { get; }

    public static async Task<StackPair> StartAsync(string stack, CancellationToken cancellationToken)
    {
        var (server, listening) = await ChildProcess.StartAsync<ServerReady>(
            $"the server of '{stack}'", StackServer.Environment, ChildRole.ServeArguments(stack), cancellationToken);
        try
        {
            var (caller, able) = await ChildProcess.StartAsync<CallerReady>(
                $"the caller of '{stack}'", new Dictionary<string, string>(), ChildRole.CallArguments(stack, listening.Address), cancellationToken);
            return new StackPair(stack, server, caller, able.Calls);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public bool CanRun(CallKind kind) => _calls.Contains(kind);

    public async Task<(RoundResult Round, LatencyHistogram Latencies)> RunAsync(
        CallKind kind, int callers, TimeSpan duration, CancellationToken cancellationToken)
    {
        var before = await ServerUsageAsync(cancellationToken);
        // Twice the patience: a call that hangs is reported by the caller itself.
        var load = await _caller.AskAsync<LoadResult>(new LoadRequest(kind, callers, duration), duration + (2 * Patience), cancellationToken);
        var after = await ServerUsageAsync(cancellationToken);
        return (RoundResult.Of(load, after - before), new LatencyHistogram(load.Latencies));
    }

    public async ValueTask DisposeAsync()
    {
        await _caller.DisposeAsync();
        await _server.DisposeAsync();
    }

    private Task<ProcessUsage> ServerUsageAsync(CancellationToken cancellationToken) =>
        _server.AskAsync<ProcessUsage>("usage", Patience, cancellationToken);
}
