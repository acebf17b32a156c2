using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using GoRpc.Server.Activation;

namespace GoRpc.Server.Mapping;

/// <summary>Finds the method of an implementation that serves a method of a contract.</summary>
internal static class ImplementingMethod
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The method; null when the body stands in the interface itself, or the implementation is an interface.</summary>
    public static MethodInfo? Find(MethodInfo method, [DynamicallyAccessedMembers(ServiceHost.Reflected)] Type implementation) =>
        implementation.IsInterface ? null
        : RuntimeFeature.IsDynamicCodeSupported ? FindInMap(method, implementation)
        : FindByName(method, implementation);

    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "The methods of the interface are kept: the model of a compiled contract names each of them in code.")]
    private static MethodInfo? FindInMap(MethodInfo method, [DynamicallyAccessedMembers(ServiceHost.Reflected)] Type implementation)
    {
        var map = implementation.GetInterfaceMap(method.DeclaringType!);
        var target = map.TargetMethods[Array.IndexOf(map.InterfaceMethods, method)];
        return target == method ? null : target;
    }

    // Native AOT has no interface maps (https://github.com/dotnet/runtime/issues/89157). A method that implements one of an interface
    // explicitly has the interface in its name, and comes before one that merely has the same name.
    private static MethodInfo? FindByName(MethodInfo method, [DynamicallyAccessedMembers(ServiceHost.Reflected)] Type implementation)
    {
        var types = method.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        var declaring = method.DeclaringType!;
        var prefix = $"{declaring.Namespace}.{declaring.Name.Split('`')[0]}";
        return implementation.GetMethods(Instance)
            .Where(candidate => candidate.GetParameters().Select(parameter => parameter.ParameterType).SequenceEqual(types))
            .Where(candidate => candidate.Name == method.Name
                || (candidate.Name.StartsWith(prefix, StringComparison.Ordinal) && candidate.Name.EndsWith($".{method.Name}", StringComparison.Ordinal)))
            .MaxBy(candidate => candidate.Name.Length);
    }
}
