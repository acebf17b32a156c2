using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using GoRpc.Contracts;
using GoRpc.Server.Activation;
using GoRpc.Server.Arrival;
using GoRpc.Server.Compression;
using GoRpc.Server.Exposure;
using GoRpc.Server.Health;
using GoRpc.Server.Interceptors;
using GoRpc.Server.Limits;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GoRpc.Server.Mapping;

/// <summary>Maps implementations to the endpoints of an application.</summary>
internal sealed class ServiceMapper(
    MappedServices mapped,
    CallArrival arrival,
    ArrivingMethods arriving,
    HostLimits hostLimits,
    HealthMapping health,
    ExposureMapping exposure,
    ServerInterceptors interceptors,
    IOptions<GoRpcServerOptions> options)
{
    /// <summary>Why services that are found by their assembly can't be trimmed.</summary>
    public const string Searches = "Searches assemblies for implementations, which a trimmed application may have lost. Map each with MapGoRpcService<T>() instead.";

    /// <summary>The mapper of an application.</summary>
    /// <exception cref="InvalidOperationException">The application did not add GoRpc.</exception>
    public static ServiceMapper Of(IEndpointRouteBuilder endpoints) =>
        endpoints.ServiceProvider.GetService<ServiceMapper>() ?? throw new InvalidOperationException(
            "The services of GoRpc are missing. Call builder.Services.AddGoRpc() before the application is built.");

    /// <summary>Maps one implementation.</summary>
    public IEndpointConventionBuilder Map<[DynamicallyAccessedMembers(ServiceHost.Reflected)] TImplementation>(IEndpointRouteBuilder endpoints)
        where TImplementation : class
    {
        var host = endpoints.ServiceProvider.GetRequiredService<ServiceHost<TImplementation>>();
        Dictionary<MethodContract, ArrivingMethod> methods;
        try
        {
            methods = ReadMethods(host);
        }
        catch (ContractException exception)
        {
            mapped.Add(typeof(TImplementation), exception);
            return new ServiceConventions([]);
        }

        // These options belong to this host type alone; those that the application set for all its gRPC services stay as they are.
        var own = endpoints.ServiceProvider.GetRequiredService<IOptions<GrpcServiceOptions<ServiceHost<TImplementation>>>>().Value;
        own.MaxReceiveMessageSize = options.Value.MaxReceiveMessageBytes;
        own.MaxSendMessageSize = options.Value.MaxSendMessageBytes;
        own.CompressionProviders = CompressionProvider.All(options.Value);

        var service = endpoints.MapGrpcService<ServiceHost<TImplementation>>();
        service.Add(endpoint => Guard(endpoint, methods));
        mapped.Add(host, endpoints);
        health.Map(host.Methods.Select(method => method.Contract.ServiceName).Distinct(), endpoints);
        exposure.Map(endpoints, () => Map<ReflectionService>(endpoints));
        return service;
    }

    /// <summary>Maps every concrete class of the assemblies that implements a contract and is not mapped yet.</summary>
    /// <exception cref="InvalidOperationException">The assemblies have no such class.</exception>
    [RequiresUnreferencedCode(Searches)]
    [RequiresDynamicCode(Searches)]
    public IEndpointConventionBuilder Map(IReadOnlyCollection<Assembly> assemblies, IEndpointRouteBuilder endpoints)
    {
        var implementations = assemblies.SelectMany(assembly => assembly.GetTypes()).Where(IsImplementation).ToList();
        if (implementations.Count == 0)
        {
            var names = string.Join(", ", assemblies.Select(assembly => $"'{assembly.GetName().Name}'"));
            throw new InvalidOperationException(
                $"No class in {names} implements a contract, an interface with [Service] or [ServiceContract]. Write one, "
                + "name the assembly that has it: app.MapGoRpcServices(typeof(MyService).Assembly), or map it alone: app.MapGoRpcService<MyService>().");
        }

        return new ServiceConventions([.. implementations.Where(type => !mapped.Contains(type)).Select(type => Map(type, endpoints))]);
    }

    [RequiresUnreferencedCode(Searches)]
    [RequiresDynamicCode(Searches)]
    private IEndpointConventionBuilder Map(Type implementation, IEndpointRouteBuilder endpoints) =>
        (IEndpointConventionBuilder)typeof(ServiceMapper).GetMethod(nameof(Map), 1, [typeof(IEndpointRouteBuilder)])!.MakeGenericMethod(implementation)
            .Invoke(this, BindingFlags.DoNotWrapExceptions, binder: null, [endpoints], culture: null)!;

    [RequiresUnreferencedCode(Searches)]
    private static bool IsImplementation(Type type) =>
        type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && ImplementationReader.ServicesOf(type).Count > 0;

    private Dictionary<MethodContract, ArrivingMethod> ReadMethods(ServiceHost host)
    {
        var faults = interceptors.FindFaults(host).ToList();
        var methods = host.Methods.Select(method => method.Contract).ToDictionary(
            method => method,
            method => new ArrivingMethod(method, hostLimits.Of(method, host.PlacesOf(method), faults)));
        return faults.Count == 0 ? methods : throw new ContractException([.. faults.Distinct()]);
    }

    private void Guard(EndpointBuilder endpoint, Dictionary<MethodContract, ArrivingMethod> methods)
    {
        var next = endpoint.RequestDelegate!;
        if (endpoint.Metadata.OfType<MethodContract>().FirstOrDefault() is not { } contract)
        {
            endpoint.RequestDelegate = arrival.MarkAsNotExecuted(next);
            return;
        }

        var method = methods[contract];
        endpoint.Metadata.Add(method);
        endpoint.RequestDelegate = arrival.Guard(method, next);
        if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } path })
        {
            arriving.Add(path, method);
        }
    }
}
