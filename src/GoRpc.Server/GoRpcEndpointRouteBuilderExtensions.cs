using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using GoRpc.Server.Activation;
using GoRpc.Server.Mapping;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace GoRpc;

/// <summary>Maps implementations of contracts to an application.</summary>
public static class GoRpcEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Serves all contracts that a type implements. Each call gets its implementation from the services of the request, with the
    /// lifetime registered there; a class that is not registered is made for the call and disposed after it.
    /// </summary>
    /// <typeparam name="TImplementation">A class that implements contracts, or an interface that the application has registered.</typeparam>
    /// <param name="endpoints">The application.</param>
    /// <returns>A builder for conventions of all its methods, for example <c>RequireAuthorization</c>.</returns>
    /// <exception cref="InvalidOperationException">The application did not call <c>AddGoRpc()</c>.</exception>
    /// <remarks>
    /// Faults of contracts, and paths that lead to several endpoints, keep the host from starting: a <see cref="ContractException"/>
    /// lists those of all mapped services together. Once the host starts, mapping a faulty one throws it at once.
    /// </remarks>
    public static IEndpointConventionBuilder MapGoRpcService<[DynamicallyAccessedMembers(ServiceHost.Reflected)] TImplementation>(this IEndpointRouteBuilder endpoints)
        where TImplementation : class
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        return ServiceMapper.Of(endpoints).Map<TImplementation>(endpoints);
    }

    /// <summary>Serves every concrete class that implements a contract, each once; what is mapped already stays as it is.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="assemblies">Where to look; the assembly that calls this method when there are none.</param>
    /// <returns>A builder for conventions of all their methods.</returns>
    /// <exception cref="InvalidOperationException">There is no such class, or the application did not call <c>AddGoRpc()</c>.</exception>
    /// <remarks>See <see cref="MapGoRpcService{TImplementation}"/> for how implementations are made and faults reported.</remarks>
    [RequiresUnreferencedCode(ServiceMapper.Searches)]
    [RequiresDynamicCode(ServiceMapper.Searches)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IEndpointConventionBuilder MapGoRpcServices(this IEndpointRouteBuilder endpoints, params Assembly[] assemblies)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(assemblies);
        return ServiceMapper.Of(endpoints).Map(assemblies.Length == 0 ? [Assembly.GetCallingAssembly()] : assemblies, endpoints);
    }
}
