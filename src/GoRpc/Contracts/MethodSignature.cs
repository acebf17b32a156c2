namespace GoRpc.Contracts;

/// <summary>How the parameters and the result of a C# method map to a call.</summary>
/// <param name="Payload">Positions of the parameters that make the request message, in order; with a request stream its header.</param>
/// <param name="Stream">Position of the request stream, or -1.</param>
/// <param name="Context">Position of the CancellationToken or CallContext, or -1.</param>
/// <param name="ContextForm">What stands at <paramref name="Context"/>.</param>
/// <param name="ResultForm">What the method returns.</param>
/// <param name="ResultType">The type inside the Task, ValueTask or stream; <see langword="typeof"/>(void) when there is none.</param>
internal sealed record MethodSignature(
    IReadOnlyList<int> Payload,
    int Stream,
    int Context,
    ContextForm ContextForm,
    ResultForm ResultForm,
    Type ResultType);

internal enum ContextForm
{
    None,
    CancellationToken,
    CallContext,
}

internal enum ResultForm
{
    /// <summary>The value itself: the caller's thread waits.</summary>
    Value,
    Task,
    ValueTask,
    AsyncEnumerable,
}
