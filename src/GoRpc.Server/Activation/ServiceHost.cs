using GoRpc.Contracts;

namespace GoRpc.Server.Activation;

/// <summary>
/// What Grpc.AspNetCore.Server takes for the service: one object per implementation type for the life of the host. It makes the
/// implementation of each call itself, so that a failing constructor is handled like a failing method.
/// </summary>
internal abstract class ServiceHost
{
    /// <summary>The implementation type.</summary>
    public abstract Type Implementation { get; }

    /// <summary>The contracts that the implementation serves.</summary>
    /// <exception cref="ContractException">A contract, or the implementation, has faults; the exception lists all of them.</exception>
    public abstract IReadOnlyList<ServiceContract> Contracts { get; }

    /// <summary>The methods of all contracts, each once: contracts may inherit the same service.</summary>
    public IEnumerable<MethodContract> Methods => Contracts.SelectMany(contract => contract.Methods).DistinctBy(method => method.Method);

    /// <summary>The implementation for one call.</summary>
    /// <param name="services">The services of the call.</param>
    public abstract Activation Activate(IServiceProvider services);
}
