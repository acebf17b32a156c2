using GoRpc.Server.Arrival;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Server.Identity;

/// <summary>Puts <see cref="CallAuthorization"/> in front of the handler of authorization results that an application had before.</summary>
internal static class ResultHandlers
{
    public static void AddCallAuthorization(this IServiceCollection services)
    {
        var before = services.LastOrDefault(static service => service is { IsKeyedService: false } && service.ServiceType == typeof(IAuthorizationMiddlewareResultHandler));
        services.AddSingleton<IdentityRefusals>();
        services.AddTransient<IAuthorizationMiddlewareResultHandler>(provider => new CallAuthorization(
            Create(before, provider),
            provider.GetRequiredService<CallArrival>(),
            provider.GetRequiredService<CallRefusals>(),
            provider.GetRequiredService<IdentityRefusals>()));
    }

    private static IAuthorizationMiddlewareResultHandler Create(ServiceDescriptor? before, IServiceProvider provider) => (IAuthorizationMiddlewareResultHandler)(
        before?.ImplementationInstance
        ?? before?.ImplementationFactory?.Invoke(provider)
        ?? (before?.ImplementationType is { } type ? ActivatorUtilities.CreateInstance(provider, type) : new AuthorizationMiddlewareResultHandler()));
}
