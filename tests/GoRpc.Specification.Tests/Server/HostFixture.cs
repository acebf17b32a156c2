using System.Net;
using GoRpc.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Specification.Tests.Server;

/// <summary>Hosts as an application builds them.</summary>
internal static class HostFixture
{
    public static WebApplicationBuilder CreateBuilder()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddRoutingCore();
        return builder;
    }

    /// <summary>Starts a host that must start, and gives its endpoints.</summary>
    public static async Task<IReadOnlyList<Endpoint>> StartAsync(Action<WebApplication> map, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = CreateBuilder();
        builder.Services.AddGoRpc();
        builder.Services.AddAuthentication();
        builder.Services.AddAuthorization(options =>
        {
            options.AddPolicy("writers", policy => policy.RequireAuthenticatedUser());
            options.AddPolicy("editors", policy => policy.RequireAuthenticatedUser());
        });
        configure?.Invoke(builder);
        await using var application = builder.Build();
        map(application);
        await application.StartAsync().Within("the host to start");
        return [.. ((IEndpointRouteBuilder)application).DataSources.SelectMany(source => source.Endpoints)];
    }

    /// <summary>The faults that keep a host from starting.</summary>
    public static async Task<ContractException> FailAsync(Action<WebApplication> map, Action<WebApplicationBuilder>? configure = null) =>
        await Assert.ThrowsAsync<ContractException>(() => StartAsync(map, configure));

    /// <summary>The endpoint of a method.</summary>
    public static Endpoint Of(this IReadOnlyList<Endpoint> endpoints, string path) =>
        Assert.Single(endpoints, endpoint => endpoint is RouteEndpoint route && route.RoutePattern.RawText == path);
}
