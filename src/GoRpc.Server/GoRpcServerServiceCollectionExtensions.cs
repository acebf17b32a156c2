using GoRpc.Server;
using GoRpc.Server.Activation;
using GoRpc.Server.Arrival;
using GoRpc.Server.Draining;
using GoRpc.Server.Errors;
using GoRpc.Server.Exposure;
using GoRpc.Server.Health;
using GoRpc.Server.Identity;
using GoRpc.Server.Interceptors;
using GoRpc.Server.Limits;
using GoRpc.Server.Mapping;
using GoRpc.Server.Propagation;
using GoRpc.Server.Telemetry;
using GoRpc.Server.Validation;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace GoRpc;

/// <summary>Adds what a host of contracts needs.</summary>
public static class GoRpcServerServiceCollectionExtensions
{
    /// <summary>Adds the GoRpc server with the options of the configuration section <c>GoRpc:Server</c>.</summary>
    /// <param name="services">The services of the application. Adding GoRpc again changes nothing.</param>
    /// <returns>A builder for further settings.</returns>
    public static IGoRpcServerBuilder AddGoRpc(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (TryAddCore(services))
        {
            services.AddOptions<GoRpcServerOptions>().BindConfiguration(GoRpcServerOptions.SectionName);
        }

        return new GoRpcServerBuilder(services);
    }

    /// <summary>Adds the GoRpc server with options from configuration and code; code wins.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>A builder for further settings.</returns>
    public static IGoRpcServerBuilder AddGoRpc(this IServiceCollection services, Action<GoRpcServerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var builder = services.AddGoRpc();
        services.Configure(configure);
        return builder;
    }

    /// <summary>Adds the GoRpc server with the options of a section of your own instead of <c>GoRpc:Server</c>.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="section">The section that holds the options.</param>
    /// <returns>A builder for further settings.</returns>
    public static IGoRpcServerBuilder AddGoRpc(this IServiceCollection services, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        TryAddCore(services);
        services.AddOptions<GoRpcServerOptions>().Bind(section);
        return new GoRpcServerBuilder(services);
    }

    private static bool TryAddCore(IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(ServiceMapper)))
        {
            return false;
        }

        services.AddGrpc();

        // Draining and health
        services.AddSingleton<Drain>();
        services.AddSingleton<IHostedService, DrainService>();
        services.AddGrpcHealthChecks().AddCheck<DrainHealthCheck>("gorpc");

        // Options
        services.AddOptions<GoRpcServerOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GoRpcServerOptions>, GoRpcServerOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GoRpcServerOptions>, LimitOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GoRpcServerOptions>, PropagatedHeadersValidator>());

        // Mapping
        services.AddSingleton<ServiceMapper>();
        services.AddSingleton<MappedServices>();
        services.AddSingleton<ImplementationReader>();
        services.AddSingleton<HealthMapping>();
        services.AddSingleton(typeof(ServiceHost<>));
        services.TryAddEnumerable(ServiceDescriptor.Singleton(typeof(IServiceMethodProvider<>), typeof(ServiceMethodProvider<>)));
        services.AddSingleton<IHostedService, MappedServicesCheck>();

        // Arrival
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<CallProtocol, GrpcProtocol>();
        services.AddSingleton<ArrivingMethods>();
        services.AddSingleton<CallRefusals>();
        services.AddSingleton<CallArrival>();
        services.AddSingleton<IStartupFilter, ArrivalFilter>();

        // Identity
        services.AddCallAuthorization();

        // Limits
        services.AddSingleton<LimitKeys>();
        services.AddSingleton<HostLimits>();
        services.AddSingleton<CallLimiter>();

        // Exposure
        services.AddSingleton<HostSchema>();
        services.AddSingleton<ExposureMapping>();

        // Calls
        services.AddSingleton<RequestValidation>();
        services.AddSingleton<CallFailures>();
        services.AddSingleton<ExceptionStatuses>();
        services.AddSingleton<PropagatedHeaders>();
        services.AddSingleton<ServerInterceptors>();

        // Telemetry
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ServerMetrics>();
        services.AddSingleton<CallWatch>();
        return true;
    }
}
