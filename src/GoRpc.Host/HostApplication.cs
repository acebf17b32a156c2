using GoRpc.Host.Audit;
using GoRpc.Host.Calculator;
using GoRpc.Host.Chat;
using GoRpc.Host.HomePage;
using GoRpc.Host.Settings;
using GoRpc.Host.SignIn;
using GoRpc.Host.Startup;
using GoRpc.Host.Stocks;
using GoRpc.Host.Telemetry;
using Microsoft.Extensions.Options;

namespace GoRpc.Host;

/// <summary>The demo host: four services over gRPC, behind tokens if the settings say so, and a home page over HTTP/1.1.</summary>
internal static class HostApplication
{
    /// <summary>Puts the host together.</summary>
    /// <param name="args">Settings that win over those of the file and the environment.</param>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            // The settings are read from here, and from here only, whatever the working directory is.
            ContentRootPath = SettingsFile.FindDirectory(AppContext.BaseDirectory),
        });

        EndpointSettings.Check(builder.Configuration);

        // What stops the start is told by Program, in one line and without a stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IValidateOptions<DemoOptions>, DemoOptionsValidator>();
        builder.Services.AddOptions<DemoOptions>().BindConfiguration(DemoOptions.Section).ValidateOnStart();

        builder.Services.AddGoRpc().AddInterceptor<AuditInterceptor>();

        builder.AddSignIn();

        var app = builder.Build();
        app.MapDemoService<CalculatorService>();
        app.MapDemoService<StocksService>();
        app.MapDemoService<TelemetryService>();
        app.MapDemoService<ChatService>();
        app.MapSignIn();
        app.MapHomePage();
        return app;
    }
}
