using System.Runtime.CompilerServices;
using GoRpc.Bindings;
using GoRpc.Contracts;
using GoRpc.Runtime.Clients;

namespace GoRpc.Runtime;

/// <summary>The binding of a contract that was not compiled: handlers are expressions, clients are dispatch proxies.</summary>
internal sealed class RuntimeBinding : ServiceBinding
{
    private static readonly ConditionalWeakTable<ServiceContract, RuntimeBinding> Bindings = [];

    private RuntimeBinding(ServiceContract contract)
        : base(contract, [.. contract.Methods.Select(MethodBindingFactory.Create)])
    {
    }

    /// <summary>The binding of a contract, always the same.</summary>
    public static RuntimeBinding Of(ServiceContract contract) => Bindings.GetValue(contract, static key => new RuntimeBinding(key));

    public override object CreateClient(ClientCalls calls) => ClientProxy.Create(this, calls);
}
