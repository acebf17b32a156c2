using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using GoRpc.Bindings;
using GoRpc.Contracts;
using GoRpc.Server.Activation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GoRpc.Server.Mapping;

/// <summary>What middleware and pages see of a method: its service and contract, and every attribute of contract and implementation.</summary>
internal static class EndpointMetadata
{
    /// <summary>The metadata of a method; the last item of a kind wins, so the most specific attribute does.</summary>
    public static IList<object> Of(
        MethodContract method, IReadOnlyList<ServiceBinding> bindings, [DynamicallyAccessedMembers(ServiceHost.Reflected)] Type implementation)
    {
        var contracts = bindings.Select(binding => binding.Contract).Where(contract => contract.Methods.Any(declared => declared.Method == method.Method)).ToList();
        IEnumerable<MemberInfo> places =
        [
            method.Method.DeclaringType!,
            .. contracts.Select(contract => contract.Type).Where(type => type != method.Method.DeclaringType),
            .. implementation.IsInterface ? [] : new[] { implementation },
            method.Method,
            .. ImplementingMethod.Find(method.Method, implementation) is { } implementing ? new[] { implementing } : [],
        ];

        return
        [
            .. places.SelectMany(place => place.GetCustomAttributes(inherit: true)),
            // Browsers ask first whether they may post (CORS).
            new HttpMethodMetadata([HttpMethods.Post], acceptCorsPreflight: true),
            .. contracts,
            method,
        ];
    }
}
