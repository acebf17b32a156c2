using System.Diagnostics.CodeAnalysis;
using GoRpc.Contracts;
using GoRpc.Contracts.Reading;

namespace GoRpc.Server.Mapping;

/// <summary>The wording of faults of mapped services: GORPC200 to GORPC219.</summary>
internal static class MappingFaults
{
    public static ContractFault NoContract([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.Interfaces)] Type implementation)
    {
        var interfaces = implementation.GetInterfaces().Select(type => $"'{Describe.Type(type)}'").ToArray();
        return new(
            "GORPC200",
            Quote(implementation),
            interfaces.Length == 0 ? "implements no interface" : $"implements no contract, only {string.Join(", ", interfaces)}",
            "A mapped type implements an interface with [Service] or [ServiceContract]",
            interfaces.Length == 0 ? "Implement the contract's interface" : "Write [Service] (ProtoBuf.Grpc.Configuration) on the interface that is the contract");
    }

    public static ContractFault NotRegistered(Type implementation)
    {
        var name = Describe.Type(implementation);
        return new(
            "GORPC201",
            Quote(implementation),
            $"is {(implementation.IsInterface ? "an interface" : "an abstract class")} that is not registered with the application's services",
            "Every call needs an object that implements it",
            $"Register the implementation, for example builder.Services.AddScoped<{name}, My{name.TrimStart('I')}>(), or map its class");
    }

    public static ContractFault NotConstructible(Type implementation, string problem) => new(
        "GORPC202",
        Quote(implementation),
        $"can't be made for a call: {problem.TrimEnd('.')}",
        "A class that is not registered with the application's services needs one public constructor, whose parameters come from there",
        $"Give it one, mark the one to use with [ActivatorUtilitiesConstructor], or register the class, for example builder.Services.AddScoped<{Describe.Type(implementation)}>()");

    public static ContractFault DuplicateRoute(string path, IReadOnlyList<string> endpoints) => new(
        "GORPC203",
        $"'{path}'",
        $"leads to {endpoints.Count} endpoints: {string.Join(", ", endpoints)}",
        "A call goes to one method of one implementation",
        path.StartsWith("/grpc.health.", StringComparison.Ordinal)
            ? $"Map it once: leave it to GoRpc, or set {nameof(GoRpcServerOptions)}.{nameof(GoRpcServerOptions.EnableHealth)} to false"
            : "Map one of them only, or give one contract another name with [Service(\"name\")]");

    public static ContractFault InterceptorNotConstructible(Type interceptor, MethodContract method, string problem) => new(
        "GORPC204",
        $"'{Describe.Type(interceptor)}' around '{method.Path}'",
        $"can't be made for a call: {problem.TrimEnd('.')}",
        "An interceptor that is not registered with the application's services needs one public constructor, whose parameters come from there",
        $"Register what is missing, or the interceptor itself, for example builder.Services.AddScoped<{Describe.Type(interceptor)}>()");

    private static string Quote(Type type) => $"'{Describe.Type(type)}'";
}
