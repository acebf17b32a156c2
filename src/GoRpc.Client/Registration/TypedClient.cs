using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Client.Registration;

/// <summary>Finds the channel of a typed client.</summary>
internal static class TypedClient
{
    /// <summary>The client of one name.</summary>
    public static TContract Resolve<TContract>(IServiceProvider services, object? name)
        where TContract : class => services.GetRequiredKeyedService<GoRpcChannel>(name).CreateClient<TContract>();

    /// <summary>The client of the one name that has the contract.</summary>
    public static TContract Resolve<TContract>(IServiceProvider services)
        where TContract : class
    {
        var names = services.GetServices<ClientRegistration>()
            .Where(registration => registration.Contracts.Contains(typeof(TContract)))
            .Select(registration => registration.Name)
            .ToList();
        return names.Count == 1
            ? Resolve<TContract>(services, names[0])
            : throw new InvalidOperationException(
                $"'{typeof(TContract).Name}' is registered for the clients '{string.Join("', '", names)}'. Say which one is meant: [FromKeyedServices(\"{names[0]}\")] on the "
                + $"parameter, or GetRequiredKeyedService<{typeof(TContract).Name}>(\"{names[0]}\").");
    }
}
