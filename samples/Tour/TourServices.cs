using GoRpc.Demo;
using GoRpc.Host.Settings;
using GoRpc.Tour.CommandLine;
using GoRpc.Tour.Interceptors;
using GoRpc.Tour.Network;
using GoRpc.Tour.Stops;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GoRpc.Tour;

/// <summary>What the Tour is made of.</summary>
internal static class TourServices
{
    /// <summary>Puts the Tour together; the clients take their settings from the root appsettings.json and the environment.</summary>
    public static IHost Build(TourArguments arguments)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            ContentRootPath = SettingsFile.FindDirectory(AppContext.BaseDirectory),
        });

        // The Tour prints what happens by itself.
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(arguments);
        builder.Services.AddSingleton(Screen.OfProcess());
        builder.Services.AddSingleton<CallTimes>();

        AddClient<ICalculator>(builder, "calculator", arguments);
        AddClient<IStocks>(builder, "stocks", arguments);
        AddClient<ITelemetry>(builder, "telemetry", arguments);
        AddClient<IChat>(builder, "chat", arguments);

        AddAddress(builder, "sign-in", arguments);
        builder.Services.AddGoRpcClient<ISignIn>("sign-in");
        builder.Services.AddSingleton<SignIn>();

        builder.Services.AddSingleton(services =>
            new HostAddress(services.GetRequiredService<IOptionsMonitor<GoRpcClientOptions>>().Get("calculator").Address!));
        builder.Services.AddSingleton<IStop, UnaryStop>();
        builder.Services.AddSingleton<IStop, RetryStop>();
        builder.Services.AddSingleton<IStop, DeadlineStop>();
        builder.Services.AddSingleton<IStop, FaultStop>();
        builder.Services.AddSingleton<IStop, CircuitStop>();
        builder.Services.AddSingleton<IStop, CacheStop>();
        builder.Services.AddSingleton<IStop, QuotesStop>();
        builder.Services.AddSingleton<IStop, UploadStop>();
        builder.Services.AddSingleton<IStop, ChatStop>();
        return builder.Build();
    }

    private static void AddClient<TContract>(HostApplicationBuilder builder, string name, TourArguments arguments)
        where TContract : class
    {
        AddAddress(builder, name, arguments);
        builder.Services.AddGoRpcClient<TContract>(name, SignIn.Allow)
            .AddToken(static (services, context, token) => services.GetRequiredService<SignIn>().TokenAsync(context, token))
            .AddInterceptor<TimingInterceptor>();
    }

    private static void AddAddress(HostApplicationBuilder builder, string name, TourArguments arguments)
    {
        if (arguments.Address is not null)
        {
            builder.Configuration[$"{GoRpcClientOptions.SectionName}:{name}:{nameof(GoRpcClientOptions.Address)}"] = arguments.Address;
        }
    }
}
