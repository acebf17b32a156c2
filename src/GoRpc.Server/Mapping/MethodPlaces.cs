using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using GoRpc.Bindings;
using GoRpc.Contracts;
using GoRpc.Server.Activation;

namespace GoRpc.Server.Mapping;

/// <summary>Where attributes about a method may stand, from the most general place to the most specific one.</summary>
/// <param name="Types">The interface that declares it, the contracts that inherit that, the implementation.</param>
/// <param name="Methods">The method of the interface, and the one that implements it.</param>
internal sealed record MethodPlaces(IReadOnlyList<Type> Types, IReadOnlyList<MethodInfo> Methods)
{
    public static MethodPlaces Of(MethodContract method, IReadOnlyList<ServiceBinding> bindings, [DynamicallyAccessedMembers(ServiceHost.Reflected)] Type implementation) => new(
        [
            method.Method.DeclaringType!,
            .. ContractsOf(method, bindings).Select(contract => contract.Type).Where(type => type != method.Method.DeclaringType),
            .. implementation.IsInterface ? Type.EmptyTypes : [implementation],
        ],
        ImplementingMethod.Find(method.Method, implementation) is { } implementing ? [method.Method, implementing] : [method.Method]);

    /// <summary>The contracts that have a method.</summary>
    public static IEnumerable<ServiceContract> ContractsOf(MethodContract method, IReadOnlyList<ServiceBinding> bindings) =>
        bindings.Select(binding => binding.Contract).Where(contract => contract.Methods.Any(declared => declared.Path == method.Path));
}
