using GoRpc.Contracts;
using GoRpc.Server.Arrival;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Server.Identity;

/// <summary>Finds what methods ask of authorization that the host can't do: each such call would end as an internal error.</summary>
internal static class AuthorizationChecks
{
    /// <summary>The faults of the endpoints of contracts.</summary>
    public static async Task<IReadOnlyList<ContractFault>> FindFaultsAsync(IEnumerable<Endpoint> endpoints, IServiceProvider services)
    {
        var faults = new List<ContractFault>();
        foreach (var endpoint in endpoints)
        {
            if (endpoint.Metadata.GetMetadata<ArrivingMethod>() is { Contract: var method } && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            {
                foreach (var data in endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>())
                {
                    if (await FindFaultAsync(method, data, services) is { } fault)
                    {
                        faults.Add(fault);
                    }
                }
            }
        }

        return faults;
    }

    private static async Task<ContractFault?> FindFaultAsync(MethodContract method, IAuthorizeData data, IServiceProvider services)
    {
        if (services.GetService<IAuthorizationPolicyProvider>() is not { } policies)
        {
            return IdentityFaults.NoAuthorization(method);
        }

        if (data.Policy is { Length: > 0 } policy && await policies.GetPolicyAsync(policy) is null)
        {
            return IdentityFaults.UnknownPolicy(method, policy);
        }

        foreach (var scheme in data.AuthenticationSchemes?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var known = services.GetService<IAuthenticationSchemeProvider>();
            if (known is null || await known.GetSchemeAsync(scheme) is null)
            {
                return IdentityFaults.UnknownScheme(method, scheme, known is null ? [] : (await known.GetAllSchemesAsync()).Select(other => other.Name));
            }
        }

        return null;
    }
}
