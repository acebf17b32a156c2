using System.Diagnostics.CodeAnalysis;

namespace GoRpc.Interceptors;

/// <summary>What is found by reflection on the type of an interceptor.</summary>
internal static class InterceptorType
{
    public const DynamicallyAccessedMemberTypes Reflected = DynamicallyAccessedMemberTypes.PublicConstructors;
}
