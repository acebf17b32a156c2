using System.Diagnostics.CodeAnalysis;
using GoRpc.Bindings;
using GoRpc.Contracts;
using GoRpc.Contracts.Reading;
using GoRpc.Server.Activation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GoRpc.Server.Mapping;

/// <summary>Reads what an implementation type serves, and whether it can be made.</summary>
internal sealed class ImplementationReader(IServiceProvider services, IOptions<GoRpcServerOptions> options)
{
    private readonly ContractOptions _options = new() { DefaultCompatibilityLevel = options.Value.DefaultCompatibilityLevel };
    private readonly IServiceProviderIsService? _registrations = services.GetService<IServiceProviderIsService>();

    /// <summary>The service interfaces of a type, without those that another one of them inherits.</summary>
    public static IReadOnlyList<Type> ServicesOf([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.Interfaces)] Type implementation)
    {
        Type[] all = [.. implementation.IsInterface ? [implementation] : Type.EmptyTypes, .. implementation.GetInterfaces()];
        var marked = all.Where(ServiceNames.IsService).ToList();
        return [.. marked.Where(service => !marked.Any(other => other != service && service.IsAssignableFrom(other)))];
    }

    /// <summary>The bindings of the contracts of an implementation type.</summary>
    /// <exception cref="ContractException">A contract or the type has faults; the exception lists all of them.</exception>
    public IReadOnlyList<ServiceBinding> Read([DynamicallyAccessedMembers(ServiceHost.Reflected)] Type implementation)
    {
        var bindings = new List<ServiceBinding>();
        var faults = new List<ContractFault>();
        foreach (var service in ServicesOf(implementation))
        {
            try
            {
                bindings.Add(ServiceBindings.Of(service, _options));
            }
            catch (ContractException exception)
            {
                faults.AddRange(exception.Faults);
            }
        }

        if (bindings.Count + faults.Count == 0)
        {
            faults.Add(MappingFaults.NoContract(implementation));
        }

        faults.AddRange(FindActivationFaults(implementation));
        return faults.Count == 0 ? bindings : throw new ContractException([.. faults.Distinct()]);
    }

    private IEnumerable<ContractFault> FindActivationFaults([DynamicallyAccessedMembers(ServiceHost.Reflected)] Type implementation)
    {
        if (_registrations?.IsService(implementation) is not false)
        {
            yield break;
        }

        if (implementation.IsAbstract)
        {
            yield return MappingFaults.NotRegistered(implementation);
        }
        else if (ImplementationFactory.FindProblem(implementation) is { } problem)
        {
            yield return MappingFaults.NotConstructible(implementation, problem);
        }
    }
}
