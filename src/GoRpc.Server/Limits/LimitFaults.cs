using System.Globalization;
using System.Reflection;
using GoRpc.Contracts;
using GoRpc.Contracts.Reading;

namespace GoRpc.Server.Limits;

/// <summary>The wording of faults of limits: GORPC220 to GORPC229.</summary>
internal static class LimitFaults
{
    public static ContractFault Attribute(string place, LimitAttribute limit, LimitMistake mistake) => new(
        "GORPC220",
        place,
        $"has {Text(limit)}, which {mistake.Found}",
        mistake.Expected,
        $"Write {mistake.Attribute}");

    public static ContractFault Unknown(string key, IEnumerable<MethodContract> methods) => new(
        "GORPC221",
        $"'{GoRpcServerOptions.SectionName}:{nameof(GoRpcServerOptions.Limits)}:{key}'",
        key.Contains('/') ? "names a method that the host does not serve" : "names a service that the host does not serve",
        "A limit is for a service, for a method of one as service/method, or for the whole host by '*'",
        $"Type one of {string.Join(", ", Candidates(key, methods).Select(name => $"'{name}'"))}");

    public static string PlaceOf(Type type) => $"'{Describe.Type(type)}'";

    public static string PlaceOf(MemberInfo method) => $"'{Describe.Type(method.DeclaringType!)}.{method.Name}'";

    private static IEnumerable<string> Candidates(string key, IEnumerable<MethodContract> methods) =>
        methods.Select(method => key.Contains('/') ? method.Path.TrimStart('/') : method.ServiceName).Distinct().Order(StringComparer.Ordinal).Append(HostLimits.WholeHost);

    private static string Text(LimitAttribute limit) => limit.Window is { } window
        ? string.Create(CultureInfo.InvariantCulture, $"[Limit({limit.Permits}, \"{window}\")]")
        : string.Create(CultureInfo.InvariantCulture, $"[Limit({limit.Permits})]");
}
