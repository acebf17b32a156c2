using GoRpc.Bench.Scenarios;

namespace GoRpc.Bench.Stacks;

/// <summary>Makes the calls of one stack over one connection. Safe for concurrent callers.</summary>
internal interface IStackClient : IDisposable
{
    /// <summary>What makes one call and checks its answer, or null when the stack has no such call.</summary>
    Func<Task>? CallOf(CallKind kind);
}
