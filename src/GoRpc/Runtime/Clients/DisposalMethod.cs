using System.Reflection;
using GoRpc.Bindings;

namespace GoRpc.Runtime.Clients;

/// <summary>Dispose and DisposeAsync of a contract that inherits them. A client has nothing to dispose: the channel owns the connections, and other callers share the client.</summary>
internal sealed class DisposalMethod(MethodInfo method) : ClientMethod
{
    private readonly object? _result = method.ReturnType == typeof(ValueTask) ? ValueTask.CompletedTask : null;

    public override object? Invoke(ClientCalls calls, object?[] arguments) => _result;
}
