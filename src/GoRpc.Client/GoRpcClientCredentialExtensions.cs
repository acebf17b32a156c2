using GoRpc.Client.Credentials;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc;

/// <summary>Lets a client say who it is.</summary>
public static class GoRpcClientCredentialExtensions
{
    /// <summary>
    /// Sends a token with each attempt, as <c>authorization: Bearer</c>. A call that has such metadata of its own keeps that. It is never logged, and never sent where others could
    /// read it unless <see cref="GoRpcClientOptions.AllowUnencryptedCredentials"/> says so.
    /// </summary>
    /// <param name="options">The options of the client.</param>
    /// <param name="provider">
    /// Gives the token, or null for none. Called from any thread at once; its token is cancelled when the call ends. A text is a token without a known end, asked for at each attempt; a
    /// <see cref="GoRpcToken"/> with its end is kept. What it throws fails the call with UNAUTHENTICATED, unless it is an <see cref="Grpc.Core.RpcException"/> that
    /// says UNAVAILABLE.
    /// </param>
    /// <returns>The same options.</returns>
    public static GoRpcClientOptions AddToken(this GoRpcClientOptions options, Func<TokenContext, CancellationToken, ValueTask<GoRpcToken?>> provider)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(provider);
        options.Credentials.Add(new CredentialOptions("authorization", "Bearer ", provider, CanRenew: true));
        return options;
    }

    /// <param name="builder">The client.</param>
    /// <param name="provider"><inheritdoc cref="AddToken(GoRpcClientOptions, Func{TokenContext, CancellationToken, ValueTask{GoRpcToken}})"/></param>
    /// <returns>The same client.</returns>
    /// <inheritdoc cref="AddToken(GoRpcClientOptions, Func{TokenContext, CancellationToken, ValueTask{GoRpcToken}})"/>
    public static IGoRpcClientBuilder AddToken(this IGoRpcClientBuilder builder, Func<TokenContext, CancellationToken, ValueTask<GoRpcToken?>> provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return builder.Configure(options => options.AddToken(provider));
    }

    /// <param name="builder">The client.</param>
    /// <param name="provider">As above; it takes what it needs from the container, for example the client of a service that signs in.</param>
    /// <returns>The same client.</returns>
    /// <inheritdoc cref="AddToken(GoRpcClientOptions, Func{TokenContext, CancellationToken, ValueTask{GoRpcToken}})"/>
    public static IGoRpcClientBuilder AddToken(this IGoRpcClientBuilder builder, Func<IServiceProvider, TokenContext, CancellationToken, ValueTask<GoRpcToken?>> provider)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(provider);
        builder.Services.AddOptions<GoRpcClientOptions>(builder.Name)
            .Configure<IServiceProvider>((options, services) => options.AddToken((context, token) => provider(services, context, token)));
        return builder;
    }

    /// <summary>Sends a key with each attempt, in the header <c>x-api-key</c>. What is said about tokens holds for it, but that there is no other one when it is refused.</summary>
    /// <param name="options">The options of the client.</param>
    /// <param name="key">The key. Keep it out of files that are checked in.</param>
    /// <returns>The same options.</returns>
    public static GoRpcClientOptions AddApiKey(this GoRpcClientOptions options, string key) => options.AddApiKey(key, "x-api-key");

    /// <summary>Sends a key with each attempt, in a header of your choice.</summary>
    /// <param name="options">The options of the client.</param>
    /// <param name="key">The key.</param>
    /// <param name="headerName">The header that holds it.</param>
    /// <returns>The same options.</returns>
    public static GoRpcClientOptions AddApiKey(this GoRpcClientOptions options, string key, string headerName)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentException.ThrowIfNullOrWhiteSpace(headerName);
        var token = new GoRpcToken(key);
        options.Credentials.Add(new CredentialOptions(headerName.ToLowerInvariant(), "", (_, _) => new(token), CanRenew: false));
        return options;
    }

    /// <param name="builder">The client.</param>
    /// <param name="key">The key. Keep it out of files that are checked in.</param>
    /// <returns>The same client.</returns>
    /// <inheritdoc cref="AddApiKey(GoRpcClientOptions, string)"/>
    public static IGoRpcClientBuilder AddApiKey(this IGoRpcClientBuilder builder, string key) => builder.Configure(options => options.AddApiKey(key));

    /// <param name="builder">The client.</param>
    /// <param name="key">The key.</param>
    /// <param name="headerName">The header that holds it.</param>
    /// <returns>The same client.</returns>
    /// <inheritdoc cref="AddApiKey(GoRpcClientOptions, string, string)"/>
    public static IGoRpcClientBuilder AddApiKey(this IGoRpcClientBuilder builder, string key, string headerName) =>
        builder.Configure(options => options.AddApiKey(key, headerName));
}
