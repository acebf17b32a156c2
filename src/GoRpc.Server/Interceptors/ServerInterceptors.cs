using GoRpc.Contracts;
using GoRpc.Interceptors;
using GoRpc.Server.Activation;
using GoRpc.Server.Mapping;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Server.Interceptors;

/// <summary>Finds the interceptors of a method: those of the host and those that attributes name.</summary>
/// <param name="registered">Those of the host, in the order of their registration.</param>
/// <param name="services">The services of the application.</param>
internal sealed class ServerInterceptors(IEnumerable<ServerInterceptor> registered, IServiceProvider services)
{
    private readonly IServiceProviderIsService? _registrations = services.GetService<IServiceProviderIsService>();

    /// <summary>The interceptors of a method, from the outermost to the innermost.</summary>
    /// <param name="method">The method.</param>
    /// <param name="metadata">The attributes of contract and implementation, those of the service before those of the method.</param>
    public IReadOnlyList<ICallInterceptor> Of(MethodContract method, IEnumerable<object> metadata)
    {
        var ofHost = registered
            .Where(interceptor => interceptor.Options.AppliesTo?.Invoke(method) is not false)
            .Select(interceptor => (interceptor.Options.Order, interceptor.Interceptor));
        var ofAttributes = Attributes(metadata).Select(attribute => (attribute.Order, Interceptor: Of(attribute)));
        return [.. ofHost.Concat(ofAttributes).OrderBy(entry => entry.Order).Select(entry => entry.Interceptor)];
    }

    /// <summary>Interceptors that can't be made for a call.</summary>
    /// <param name="host">The implementation whose methods are looked at.</param>
    public IEnumerable<ContractFault> FindFaults(ServiceHost host) =>
        from method in host.Methods
        from interceptor in Of(method.Contract, host.MetadataOf(method.Contract)).OfType<ActivatedInterceptor>()
        let problem = interceptor.FindProblem(_registrations)
        where problem is not null
        select MappingFaults.InterceptorNotConstructible(interceptor.Type, method.Contract, problem);

    private static IEnumerable<InterceptAttribute> Attributes(IEnumerable<object> metadata) =>
        metadata.OfType<InterceptAttribute>().Where(attribute => attribute.Sides.HasFlag(CallSides.Server));

    private static ICallInterceptor Of(InterceptAttribute attribute) =>
        attribute is IInterceptorType { Type: var type } ? new ActivatedInterceptor(type) : (InterceptorAttribute)attribute;
}
