using GoRpc.Contracts;
using GoRpc.Runtime;

namespace GoRpc.Bindings;

/// <summary>Finds the binding of an interface: the compiled one, else one made at run time.</summary>
internal static class ServiceBindings
{
    /// <param name="type">The interface.</param>
    /// <param name="options">How its contract is read where it does not say so itself and was not compiled.</param>
    /// <exception cref="ContractException">The contract has faults; the exception lists all of them.</exception>
    public static ServiceBinding Of(Type type, ContractOptions options) =>
        CompiledContracts.FindService(type) ?? (RuntimeContracts.IsSupported ? RuntimeContracts.Bind(type, options) : throw RuntimeContracts.NotCompiled(type));
}
