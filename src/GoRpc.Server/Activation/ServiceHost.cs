using System.Diagnostics.CodeAnalysis;
using GoRpc.Bindings;
using GoRpc.Contracts;
using GoRpc.Server.Mapping;

namespace GoRpc.Server.Activation;

/// <summary>
/// What Grpc.AspNetCore.Server takes for the service: one object per implementation type for the life of the host. It makes the
/// implementation of each call itself, so that a failing constructor is handled like a failing method.
/// </summary>
internal abstract class ServiceHost
{
    /// <summary>What is found by reflection on an implementation, once, while the application starts.</summary>
    public const DynamicallyAccessedMemberTypes Reflected = ReflectedByTransport | DynamicallyAccessedMemberTypes.Interfaces;

    /// <summary>What Grpc.AspNetCore.Server finds by reflection on a service.</summary>
    public const DynamicallyAccessedMemberTypes ReflectedByTransport =
        DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.NonPublicMethods;

    /// <summary>The implementation type.</summary>
    public abstract Type Implementation { get; }

    /// <summary>The bindings of the contracts that the implementation serves.</summary>
    /// <exception cref="ContractException">A contract, or the implementation, has faults; the exception lists all of them.</exception>
    public abstract IReadOnlyList<ServiceBinding> Bindings { get; }

    /// <summary>The methods of all contracts, each once: contracts may inherit the same service.</summary>
    public IEnumerable<MethodBinding> Methods => Bindings.SelectMany(binding => binding.Methods).DistinctBy(method => method.Contract.Path);

    /// <summary>Where attributes about a method may stand.</summary>
    public abstract MethodPlaces PlacesOf(MethodContract method);

    /// <summary>What middleware and pages see of a method.</summary>
    public IList<object> MetadataOf(MethodContract method) => EndpointMetadata.Of(method, Bindings, PlacesOf(method));

    /// <summary>The implementation for one call.</summary>
    /// <param name="services">The services of the call.</param>
    public abstract Activation Activate(IServiceProvider services);
}
