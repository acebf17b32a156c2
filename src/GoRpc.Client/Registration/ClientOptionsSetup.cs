using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace GoRpc.Client.Registration;

/// <summary>Fills the options of one client from its configuration section, and follows the section's edits.</summary>
internal sealed class ClientOptionsSetup(ClientRegistration registration, IServiceProvider services)
    : IConfigureNamedOptions<GoRpcClientOptions>, IPostConfigureOptions<GoRpcClientOptions>, IOptionsChangeTokenSource<GoRpcClientOptions>
{
    private const DynamicallyAccessedMemberTypes Bound = DynamicallyAccessedMemberTypes.PublicParameterlessConstructor | DynamicallyAccessedMemberTypes.PublicProperties;

    /// <inheritdoc/>
    public string? Name => registration.Name;

    /// <inheritdoc/>
    public void Configure(GoRpcClientOptions options)
    {
    }

    /// <inheritdoc/>
    public void Configure(string? name, GoRpcClientOptions options)
    {
        if (name == registration.Name && registration.Section(services) is { } section)
        {
            Bind(section, options);
        }
    }

    /// <inheritdoc/>
    public void PostConfigure(string? name, GoRpcClientOptions options)
    {
        if (name == registration.Name)
        {
            options.Services = services;
            options.LoggerFactory ??= services.GetService<ILoggerFactory>();
            options.MeterFactory ??= services.GetService<IMeterFactory>();
            options.TimeProvider ??= services.GetService<TimeProvider>();
        }
    }

    /// <inheritdoc/>
    public IChangeToken GetChangeToken() => registration.Section(services)?.GetReloadToken() ?? new CancellationChangeToken(CancellationToken.None);

    // The generated binder would descend into certificates and clocks, which are options for code only and never in a section.
    [DynamicDependency(Bound, typeof(GoRpcClientOptions))]
    [DynamicDependency(Bound, typeof(GoRpcClientTlsOptions))]
    [DynamicDependency(Bound, typeof(RetryOptions))]
    [DynamicDependency(Bound, typeof(HedgingOptions))]
    [DynamicDependency(Bound, typeof(RetryBudgetOptions))]
    [DynamicDependency(Bound, typeof(ThrottlingOptions))]
    [DynamicDependency(Bound, typeof(BulkheadOptions))]
    [DynamicDependency(Bound, typeof(CircuitBreakerOptions))]
    [DynamicDependency(Bound, typeof(EjectionOptions))]
    [DynamicDependency(Bound, typeof(MethodOptions))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(Dictionary<string, MethodOptions>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(IDictionary<string, MethodOptions>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(List<string>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(IList<string>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(ICollection<string>))]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Every class that a section can fill is kept by the attributes above; a test publishes a trimmed client and binds it.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The generic collections hold strings and classes, code that is shared by all classes.")]
    private static void Bind(IConfigurationSection section, GoRpcClientOptions options) =>
        // A key that is misspelt would otherwise be a setting that silently does nothing.
        section.Bind(options, static binder => binder.ErrorOnUnknownConfiguration = true);
}
