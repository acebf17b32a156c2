using GoRpc.Server.Identity.ApiKeys;
using GoRpc.Server.Identity.Certificates;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc;

/// <summary>Adds schemes of authentication beside those of ASP.NET Core.</summary>
public static class GoRpcAuthenticationBuilderExtensions
{
    /// <summary>
    /// Callers are known by a key in a header, under the scheme <see cref="GoRpcApiKeyDefaults.AuthenticationScheme"/>. The keys stand in the section
    /// <c>Authentication:Schemes:ApiKey</c>.
    /// </summary>
    /// <param name="builder">The authentication of the application.</param>
    /// <returns>The same builder.</returns>
    public static AuthenticationBuilder AddGoRpcApiKey(this AuthenticationBuilder builder) => builder.AddGoRpcApiKey(static _ => { });

    /// <param name="builder">The authentication of the application.</param>
    /// <param name="configure">Sets the options, after those of the configuration.</param>
    /// <inheritdoc cref="AddGoRpcApiKey(AuthenticationBuilder)"/>
    public static AuthenticationBuilder AddGoRpcApiKey(this AuthenticationBuilder builder, Action<GoRpcApiKeyOptions> configure) =>
        builder.AddGoRpcApiKey(GoRpcApiKeyDefaults.AuthenticationScheme, configure);

    /// <summary>Callers are known by a key in a header. The keys stand in the section <c>Authentication:Schemes:&lt;scheme&gt;</c>.</summary>
    /// <param name="builder">The authentication of the application.</param>
    /// <param name="scheme">The name of the scheme.</param>
    /// <param name="configure">Sets the options, after those of the configuration.</param>
    /// <returns>The same builder.</returns>
    public static AuthenticationBuilder AddGoRpcApiKey(this AuthenticationBuilder builder, string scheme, Action<GoRpcApiKeyOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(scheme);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddOptions<GoRpcApiKeyOptions>(scheme)
            .Configure<IAuthenticationConfigurationProvider>((options, configuration) => options.Read(configuration.GetSchemeConfiguration(scheme)))
            .ValidateOnStart();
        return builder.AddScheme<GoRpcApiKeyOptions, ApiKeyHandler>(scheme, configure);
    }

    /// <summary>
    /// Callers are known by the certificate that they show while TLS begins, under the scheme <see cref="GoRpcCertificateDefaults.AuthenticationScheme"/>. Kestrel has to ask for
    /// it: see <see cref="GoRpcHttpsOptionsExtensions.AskForClientCertificates"/>.
    /// </summary>
    /// <param name="builder">The authentication of the application.</param>
    /// <returns>The same builder.</returns>
    public static AuthenticationBuilder AddGoRpcCertificate(this AuthenticationBuilder builder) => builder.AddGoRpcCertificate(static _ => { });

    /// <param name="builder">The authentication of the application.</param>
    /// <param name="configure">Sets the options, after those of the section <c>Authentication:Schemes:Certificate</c>.</param>
    /// <inheritdoc cref="AddGoRpcCertificate(AuthenticationBuilder)"/>
    public static AuthenticationBuilder AddGoRpcCertificate(this AuthenticationBuilder builder, Action<GoRpcCertificateOptions> configure) =>
        builder.AddGoRpcCertificate(GoRpcCertificateDefaults.AuthenticationScheme, configure);

    /// <param name="builder">The authentication of the application.</param>
    /// <param name="scheme">The name of the scheme.</param>
    /// <param name="configure">Sets the options, after those of the section <c>Authentication:Schemes:&lt;scheme&gt;</c>.</param>
    /// <inheritdoc cref="AddGoRpcCertificate(AuthenticationBuilder)"/>
    public static AuthenticationBuilder AddGoRpcCertificate(this AuthenticationBuilder builder, string scheme, Action<GoRpcCertificateOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(scheme);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddOptions<GoRpcCertificateOptions>(scheme)
            .Configure<IAuthenticationConfigurationProvider>((options, configuration) => options.Read(configuration.GetSchemeConfiguration(scheme)))
            .ValidateOnStart();
        return builder.AddScheme<GoRpcCertificateOptions, CertificateHandler>(scheme, configure);
    }
}
