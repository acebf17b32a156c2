using GoRpc.Contracts;
using GoRpc.Server.Activation;
using GoRpc.Server.Identity;
using GoRpc.Server.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace GoRpc.Server.Mapping;

/// <summary>
/// What an application has mapped. Faults are kept until the host starts and then thrown together, because someone who mends one
/// wants to know the others. Used while an application starts, by one thread.
/// </summary>
internal sealed class MappedServices(HostLimits limits, IServiceProvider services, ILogger<MappedServices> logger)
{
    private readonly HashSet<IEndpointRouteBuilder> _builders = [];
    private readonly List<ServiceHost> _unlogged = [];
    private readonly HashSet<Type> _implementations = [];
    private readonly List<ContractFault> _faults = [];
    private readonly List<MethodContract> _methods = [];
    private bool _isStarting;

    public bool Contains(Type implementation) => _implementations.Contains(implementation);

    /// <summary>Notes an implementation that is mapped.</summary>
    public void Add(ServiceHost host, IEndpointRouteBuilder endpoints)
    {
        _implementations.Add(host.Implementation);
        _unlogged.Add(host);
        _builders.Add(endpoints);
        _methods.AddRange(host.Methods.Select(method => method.Contract));
    }

    /// <summary>Notes faults that keep an implementation from being mapped.</summary>
    /// <exception cref="ContractException">The host is starting already, so that nobody would ask for them later.</exception>
    public void Add(Type implementation, ContractException faults)
    {
        if (_isStarting)
        {
            throw faults;
        }

        _implementations.Add(implementation);
        _faults.AddRange(faults.Faults);
    }

    /// <summary>The endpoints of the builders that services were mapped with. Once they are built, none takes conventions any more.</summary>
    public IEnumerable<Endpoint> BuildEndpoints() =>
        _builders.SelectMany(builder => builder.DataSources).Distinct().SelectMany(source => source.Endpoints);

    /// <summary>Checks everything that is mapped.</summary>
    /// <param name="endpoints">The endpoints of the application, as far as they are known.</param>
    /// <param name="isComplete">Whether nothing more will be mapped, so that settings for what is not there are faults.</param>
    /// <exception cref="ContractException">Services can't be served; the exception lists all faults of all of them.</exception>
    public async Task CheckAsync(IReadOnlyCollection<Endpoint> endpoints, bool isComplete)
    {
        _isStarting = true;
        ContractFault[] faults =
        [
            .. _faults.Concat(RouteTable.FindDuplicates(endpoints)).Distinct(),
            .. isComplete ? limits.FindUnused(_methods) : [],
            .. await AuthorizationChecks.FindFaultsAsync(endpoints, services),
        ];
        if (faults.Length > 0)
        {
            throw new ContractException(faults);
        }

        foreach (var host in _unlogged)
        {
            foreach (var service in host.Methods.GroupBy(method => method.Contract.ServiceName))
            {
                Log.ServiceMapped(logger, service.Key, host.Implementation.Name, service.Count());
            }
        }

        _unlogged.Clear();
    }
}
