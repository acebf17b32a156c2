using GoRpc.Bindings;

namespace GoRpc.Runtime.Clients;

/// <summary>
/// One method of a typed client: everything that reflection and the contract can tell is settled when the client is made,
/// so a call only maps values. Thread-safe: it holds no state of a call.
/// </summary>
internal abstract class ClientMethod
{
    /// <summary>Makes the call.</summary>
    /// <param name="calls">What makes it.</param>
    /// <param name="arguments">The arguments of the C# method, in the order of its parameters; not changed and not kept after the call.</param>
    /// <returns>What the C# method returns: a task, a stream, or the value itself.</returns>
    public abstract object? Invoke(ClientCalls calls, object?[] arguments);
}
