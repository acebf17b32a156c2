using System.Collections.Frozen;
using System.Reflection;
using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc.Client.Proxies;

/// <summary>A typed client: hands each call of an interface method to its <see cref="ClientMethod"/>. Thread-safe.</summary>
/// <remarks>Not sealed because the runtime derives the class that implements the interface from it.</remarks>
internal class ClientProxy : DispatchProxy, IDisposable
{
    private FrozenDictionary<MethodInfo, ClientMethod> _methods = FrozenDictionary<MethodInfo, ClientMethod>.Empty;
    private CallInvoker _invoker = null!;
    private string _description = "";

    /// <summary>Makes a client.</summary>
    /// <param name="contract">The contract of the interface that the client implements.</param>
    /// <param name="invoker">What carries its calls.</param>
    /// <param name="target">Where they go, for people to read.</param>
    public static object Create(ServiceContract contract, CallInvoker invoker, string target)
    {
        var proxy = (ClientProxy)Create(contract.Type, typeof(ClientProxy));
        proxy._invoker = invoker;
        proxy._description = $"{contract.Name} at {target}";
        proxy._methods = contract.Methods
            .Select(method => KeyValuePair.Create(method.Method, ClientMethodFactory.Create(method)))
            .Concat(LocalMethods(contract, proxy))
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
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _methods[targetMethod!].Invoke(_invoker, args ?? []);

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
