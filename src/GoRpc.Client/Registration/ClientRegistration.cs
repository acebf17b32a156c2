using GoRpc.Client.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace GoRpc.Client.Registration;

/// <summary>One named client of a container and the contracts it serves. Filled while services are registered, read afterwards.</summary>
internal sealed class ClientRegistration(string name)
{
    private readonly HashSet<Type> _contracts = [];
    private IConfigurationSection? _section;

    public string Name { get; } = name;

    public IReadOnlyCollection<Type> Contracts => _contracts;

    /// <summary>The key of the configuration section, for messages.</summary>
    public string SectionPath => _section?.Path ?? $"{GoRpcClientOptions.SectionName}:{Name}";

    public static IGoRpcClientBuilder Add<TContract>(IServiceCollection services, string name, IConfigurationSection? section)
        where TContract : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var registrations = services.Select(service => service.ServiceType == typeof(ClientRegistration) ? service.ImplementationInstance : null)
            .OfType<ClientRegistration>()
            .ToList();
        var registration = registrations.Find(candidate => candidate.Name == name) ?? Register(services, name);
        registration._section = section ?? registration._section;
        if (!registrations.Any(candidate => candidate._contracts.Contains(typeof(TContract))))
        {
            services.AddSingleton(TypedClient.Resolve<TContract>);
        }

        if (registration._contracts.Add(typeof(TContract)))
        {
            services.AddKeyedSingleton(name, TypedClient.Resolve<TContract>);
        }

        return new ClientBuilder(name, services);
    }

    /// <summary>The section of the client in the container's configuration; null when the container has none.</summary>
    public IConfigurationSection? Section(IServiceProvider services) => _section ?? services.GetService<IConfiguration>()?.GetSection(SectionPath);

    /// <summary>Registers everything of a client but its contracts.</summary>
    internal static ClientRegistration Register(IServiceCollection services, string name)
    {
        var registration = new ClientRegistration(name);
        services.AddSingleton(registration);

        // Options: configuration, then code, then what the container has; checked when the host starts.
        services.AddSingleton<IConfigureOptions<GoRpcClientOptions>>(provider => new ClientOptionsSetup(registration, provider));
        services.AddSingleton<IPostConfigureOptions<GoRpcClientOptions>>(provider => new ClientOptionsSetup(registration, provider));
        services.AddSingleton<IOptionsChangeTokenSource<GoRpcClientOptions>>(provider => new ClientOptionsSetup(registration, provider));
        services.AddSingleton<IValidateOptions<GoRpcClientOptions>>(_ => new ClientOptionsValidator(name, registration.SectionPath));
        services.AddSingleton<IValidateOptions<GoRpcClientOptions>>(_ => new ClientContractsValidator(registration));
        services.AddOptions<GoRpcClientOptions>(name).ValidateOnStart();

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ClientWarmUp>());

        // The channel: one per name, disposed with the container.
        services.TryAddSingleton(static provider => new HttpClientDefaults(provider));
        services.AddKeyedSingleton(name, (provider, _) =>
        {
            var logger = provider.GetService<ILoggerFactory>()?.CreateLogger<GoRpcChannel>() ?? NullLogger<GoRpcChannel>.Instance;
            provider.GetRequiredService<HttpClientDefaults>().Warn(logger);
            return GoRpcChannel.Create(new LiveClientOptions(
                name,
                provider.GetRequiredService<IOptionsFactory<GoRpcClientOptions>>(),
                provider.GetServices<IOptionsChangeTokenSource<GoRpcClientOptions>>(),
                logger));
        });
        return registration;
    }
}
