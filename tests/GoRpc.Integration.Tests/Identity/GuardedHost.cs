using GoRpc.Integration.Tests.Server;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Integration.Tests.Identity;

/// <summary>A host whose callers say by a token who they are, or by whatever a test adds.</summary>
internal static class GuardedHost
{
    /// <summary>The places where [Authorize] may stand, by an implementation each.</summary>
    public static readonly IReadOnlyList<string> Places = [nameof(GuardedByInterface), nameof(GuardedByMethod), nameof(GuardedByClass), nameof(GuardedByClassMethod)];

    public static void Map(WebApplication application, string place) => _ = place switch
    {
        nameof(GuardedByInterface) => application.MapGoRpcService<GuardedByInterface>(),
        nameof(GuardedByMethod) => application.MapGoRpcService<GuardedByMethod>(),
        nameof(GuardedByClass) => application.MapGoRpcService<GuardedByClass>(),
        _ => application.MapGoRpcService<GuardedByClassMethod>(),
    };

    public static Task<ServerUnderTest> StartAsync<T>(
        TestTokens tokens, Action<AuthenticationBuilder>? authentication = null, Action<AuthorizationBuilder>? authorization = null, Action<IServiceCollection>? services = null)
        where T : class => StartAsync(tokens, application => application.MapGoRpcService<T>(), authentication, authorization, services);

    public static Task<ServerUnderTest> StartAsync(
        TestTokens tokens,
        Action<WebApplication> map,
        Action<AuthenticationBuilder>? authentication = null,
        Action<AuthorizationBuilder>? authorization = null,
        Action<IServiceCollection>? services = null,
        Action<ListenOptions>? listen = null) => ServerUnderTest.StartAsync(
        builder =>
        {
            var schemes = builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(tokens.Trust);
            authentication?.Invoke(schemes);
            var policies = builder.Services.AddAuthorizationBuilder();
            authorization?.Invoke(policies);
            services?.Invoke(builder.Services);
        },
        map,
        listen);

    /// <summary>What a call sends to say who makes it; nothing for null.</summary>
    public static CallOptions With(string? token) => new(token is null ? null : new Metadata { { "authorization", $"Bearer {token}" } });

    /// <summary>Makes a call of a kind with a GoRpc client.</summary>
    public static Task<int> CallAsync(IGuardedPlain client, MethodType kind) => (kind switch
    {
        MethodType.Unary => client.UnaryAsync(1),
        MethodType.ClientStreaming => client.UpAsync(new[] { 1 }.ToAsyncEnumerable()),
        MethodType.ServerStreaming => client.DownAsync(1).SumAsync().AsTask(),
        _ => client.BothAsync(new[] { 1 }.ToAsyncEnumerable()).SumAsync().AsTask(),
    }).Within($"the answer to a {kind} call");
}
