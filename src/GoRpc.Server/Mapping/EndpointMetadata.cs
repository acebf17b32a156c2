using System.Reflection;
using GoRpc.Bindings;
using GoRpc.Contracts;
using GoRpc.Server.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GoRpc.Server.Mapping;

/// <summary>What middleware and pages see of a method: its service and contract, and every attribute of contract and implementation.</summary>
internal static class EndpointMetadata
{
    /// <summary>The metadata of a method; the last item of a kind wins, so the most specific attribute does.</summary>
    public static IList<object> Of(MethodContract method, IReadOnlyList<ServiceBinding> bindings, MethodPlaces places) =>
    [
        .. places.Types.Concat<MemberInfo>(places.Methods).SelectMany(place => place.GetCustomAttributes(inherit: true)).SelectMany(CallerAttributes.WithMeaning),
        // Browsers ask first whether they may post (CORS).
        new HttpMethodMetadata([HttpMethods.Post], acceptCorsPreflight: true),
        .. MethodPlaces.ContractsOf(method, bindings),
        method,
    ];
}
