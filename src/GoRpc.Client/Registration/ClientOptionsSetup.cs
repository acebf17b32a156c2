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
    /// <inheritdoc/>
    public string? Name => registration.Name;

    /// <inheritdoc/>
    public void Configure(GoRpcClientOptions options)
    {
    }

    /// <inheritdoc/>
    public void Configure(string? name, GoRpcClientOptions options)
    {
        if (name == registration.Name)
        {
            // A key that is misspelt would otherwise be a setting that silently does nothing.
            registration.Section(services)?.Bind(options, static binder => binder.ErrorOnUnknownConfiguration = true);
        }
    }

    /// <inheritdoc/>
    public void PostConfigure(string? name, GoRpcClientOptions options)
    {
        if (name == registration.Name)
        {
            options.LoggerFactory ??= services.GetService<ILoggerFactory>();
            options.TimeProvider ??= services.GetService<TimeProvider>();
        }
    }

    /// <inheritdoc/>
    public IChangeToken GetChangeToken() => registration.Section(services)?.GetReloadToken() ?? new CancellationChangeToken(CancellationToken.None);
}
