using System.Reflection;
using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts.Checks;

/// <summary>Each path leads to one method.</summary>
internal static class RouteChecks
{
    // The routing of ASP.NET Core takes upper and lower case for the same.
    public static IEnumerable<ContractFault> FindFaults(IEnumerable<(MethodInfo Method, Type Owner)> operations) =>
        operations
            .GroupBy(operation => $"/{ServiceNames.Of(operation.Owner)}/{ServiceNames.Of(operation.Method)}", StringComparer.OrdinalIgnoreCase)
            .Where(route => route.Count() > 1)
            .Select(route => MethodFaults.DuplicateRoute(route.Key, [.. route.Select(operation => operation.Method)]));
}
