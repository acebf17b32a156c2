using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Server.Activation;

/// <summary>Makes implementations that the application has not registered with its services.</summary>
internal static class ImplementationFactory
{
    /// <summary>Why implementations of a type can't be made; null when they can.</summary>
    public static string? FindProblem([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type implementation)
    {
        try
        {
            _ = FindOnlyPlain(implementation) ?? (object)ActivatorUtilities.CreateFactory(implementation, []);
            return null;
        }
        catch (InvalidOperationException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>What makes an implementation from the services of its call.</summary>
    public static Func<IServiceProvider, object> Create([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type implementation)
    {
        // ActivatorUtilities compiles an expression tree; without any parameter that is not worth its 40 ms at the start of a host.
        if (FindOnlyPlain(implementation) is { } constructor)
        {
            var invoker = ConstructorInvoker.Create(constructor);
            return _ => invoker.Invoke()!;
        }

        var factory = ActivatorUtilities.CreateFactory(implementation, []);
        return services => factory(services, []);
    }

    private static ConstructorInfo? FindOnlyPlain([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type implementation) =>
        !implementation.IsAbstract && implementation.GetConstructors() is [var only] && only.GetParameters().Length == 0 ? only : null;
}
