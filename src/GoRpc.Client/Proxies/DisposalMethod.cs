using System.Reflection;
using Grpc.Core;

namespace GoRpc.Client.Proxies;

/// <summary>Dispose and DisposeAsync of a contract that inherits them. A client has nothing to dispose: the channel owns the connections, and other callers share the client.</summary>
internal sealed class DisposalMethod(MethodInfo method) : ClientMethod
{
    private readonly object? _result = method.ReturnType == typeof(ValueTask) ? ValueTask.CompletedTask : null;

    public override object? Invoke(CallInvoker invoker, object?[] arguments) => _result;
}
