using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace GoRpc.Host.SignIn;

/// <summary>Puts tokens before the services of the demo, where its settings say so.</summary>
internal static class SignInExtensions
{
    /// <summary>Adds what tells callers apart, where somebody wants to know.</summary>
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        if (!builder.Configuration.GetSection(DemoOptions.Section).GetValue<bool>(nameof(DemoOptions.Auth)))
        {
            return;
        }

        builder.Services.AddSingleton<DemoTokens>();
        builder.Services.AddSingleton<IConfigureOptions<JwtBearerOptions>>(services => services.GetRequiredService<DemoTokens>());
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddAuthorization();
    }

    /// <summary>Serves a contract to callers that are known, or to all.</summary>
    public static void MapDemoService<TImplementation>(this WebApplication app)
        where TImplementation : class
    {
        var service = app.MapGoRpcService<TImplementation>();
        if (app.WantsTokens())
        {
            service.RequireAuthorization();
        }
    }

    /// <summary>Serves the contract that gives tokens, where there is use for them.</summary>
    public static void MapSignIn(this WebApplication app)
    {
        if (app.WantsTokens())
        {
            app.MapGoRpcService<SignInService>();
        }
    }

    private static bool WantsTokens(this WebApplication app) => app.Services.GetRequiredService<IOptions<DemoOptions>>().Value.Auth;
}
