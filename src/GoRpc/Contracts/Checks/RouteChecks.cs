using System.Reflection;
using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts.Checks;

/// <summary>Each path leads to one method.</summary>
internal static class RouteChecks
{
    public static IEnumerable<ContractFault> FindFaults(IEnumerable<(MethodInfo Method, Type Owner)> operations) =>
        from operation in operations
        group operation.Method by $"/{ServiceNames.Of(operation.Owner)}/{ServiceNames.Of(operation.Method)}" into route
        where route.Count() > 1
        select MethodFaults.DuplicateRoute(route.Key, [.. route]);
}
