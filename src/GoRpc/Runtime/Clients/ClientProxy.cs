using System.Collections.Frozen;
using System.Reflection;
using GoRpc.Bindings;
using GoRpc.Contracts;

namespace GoRpc.Runtime.Clients;

/// <summary>A typed client: hands each call of an interface method to its <see cref="ClientMethod"/>. Thread-safe.</summary>
/// <remarks>Not sealed because the runtime derives the class that implements the interface from it.</remarks>
internal class ClientProxy : DispatchProxy, IDisposable
{
    private FrozenDictionary<MethodInfo, ClientMethod> _methods = FrozenDictionary<MethodInfo, ClientMethod>.Empty;
    private ClientCalls _calls = null!;
    private string _description = "";

    /// <summary>Makes a client.</summary>
    /// <param name="binding">The binding of the interface that the client implements.</param>
    /// <param name="calls">What makes its calls.</param>
    public static object Create(ServiceBinding binding, ClientCalls calls)
    {
        var proxy = (ClientProxy)Create(binding.Interface, typeof(ClientProxy));
        proxy._calls = calls;
        proxy._description = $"{binding.Contract.Name} at {calls.Target}";
        proxy._methods = binding.Methods
            .Select(method => KeyValuePair.Create(method.Contract.Method, ClientMethodFactory.Create(method)))
            .Concat(LocalMethods(binding.Contract, proxy))
            .ToFrozenDictionary();
        return proxy;
    }

    // A client has nothing to dispose. A container that is disposed synchronously refuses objects that are only IAsyncDisposable,
    // as the client of a contract that inherits that interface would be.
    void IDisposable.Dispose()
    {
    }

    /// <inheritdoc/>
    public override string ToString() => _description;

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _methods[targetMethod!].Invoke(_calls, args ?? []);

    private static IEnumerable<KeyValuePair<MethodInfo, ClientMethod>> LocalMethods(ServiceContract contract, ClientProxy proxy)
    {
        var remote = contract.Methods.Select(method => method.Method).ToHashSet();
        return
            from type in contract.Type.GetInterfaces().Prepend(contract.Type)
            from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            where method.IsVirtual && !remote.Contains(method)
            select KeyValuePair.Create<MethodInfo, ClientMethod>(method, method.IsAbstract ? new DisposalMethod(method) : new LocalMethod(method, proxy));
    }
}
