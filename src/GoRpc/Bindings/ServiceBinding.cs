using System.ComponentModel;
using GoRpc.Contracts;

namespace GoRpc.Bindings;

/// <summary>
/// What leads from an interface to calls and back: its contract, its methods, and how a typed client of it is made. Generated code
/// derives from it; for a contract that was not compiled GoRpc makes one at run time. Immutable, safe for threads.
/// </summary>
/// <param name="contract">The contract of the interface.</param>
/// <param name="methods">Its methods, in the order of the contract.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ServiceBinding(ServiceContract contract, IReadOnlyList<MethodBinding> methods)
{
    /// <summary>The interface.</summary>
    public Type Interface => Contract.Type;

    /// <summary>The contract of the interface.</summary>
    public ServiceContract Contract { get; } = contract;

    /// <summary>The methods in the order of the contract.</summary>
    public IReadOnlyList<MethodBinding> Methods { get; } = methods;

    /// <summary>Makes a typed client.</summary>
    /// <param name="calls">What makes its calls.</param>
    /// <returns>An implementation of <see cref="Interface"/>, safe for threads, that holds nothing to dispose.</returns>
    public abstract object CreateClient(ClientCalls calls);
}
