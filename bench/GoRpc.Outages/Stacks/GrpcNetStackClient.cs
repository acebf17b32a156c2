using GoRpc.Outages.Desk;
using GoRpc.Outages.Discovery;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ProtoBuf.Grpc.Client;

namespace GoRpc.Outages.Stacks;

/// <summary>Grpc.Net.Client with its round_robin balancer, and what may be put around it.</summary>
internal sealed class GrpcNetStackClient : IStackClient
{
    private const string HttpClientName = "desk";

    private readonly GrpcChannel _channel;
    private readonly ServiceProvider _services;

    private GrpcNetStackClient(StackTarget target, ServiceConfig config, Action<IHttpClientBuilder>? configureHttp)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ResolverFactory>(
            target.Registry is { } registry
                ? new RegistryResolverFactory(registry)
                : new StaticResolverFactory(_ => target.Addresses.Select(address => RegistryResolver.ToBalancerAddress(address))));
        var http = services.AddHttpClient(HttpClientName)
            .ConfigurePrimaryHttpMessageHandler(() => new CountingHandler(new SocketsHttpHandler { EnableMultipleHttp2Connections = true }))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        configureHttp?.Invoke(http);
        _services = services.BuildServiceProvider();
        config.LoadBalancingConfigs.Add(new RoundRobinConfig());
        _channel = GrpcChannel.ForAddress($"{(target.Registry is null ? "static" : EndpointRegistry.Scheme)}:///desk", new GrpcChannelOptions
        {
            Credentials = ChannelCredentials.Insecure,
            ServiceProvider = _services,
            ServiceConfig = config,
            HttpHandler = _services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(HttpClientName),
        });
        Desk = _channel.CreateGrpcService<IDesk>();
    }

    public IDesk Desk { get; }

    public bool PassesContextOn => false;

    /// <summary>Nothing but round_robin.</summary>
    public static GrpcNetStackClient Bare(StackTarget target) => new(target, new ServiceConfig(), configureHttp: null);

    /// <summary>The retries of a service config, for the idempotent methods: as many and as soon as GoRpc's, with the throttling that gRPC's guide shows.</summary>
    public static GrpcNetStackClient WithServiceConfig(StackTarget target)
    {
        var config = new ServiceConfig { RetryThrottling = new RetryThrottlingPolicy { MaxTokens = 10, TokenRatio = 0.1 } };
        var idempotent = new MethodConfig
        {
            RetryPolicy = new RetryPolicy
            {
                MaxAttempts = 3,
                InitialBackoff = TimeSpan.FromMilliseconds(100),
                MaxBackoff = TimeSpan.FromSeconds(5),
                BackoffMultiplier = 2,
                RetryableStatusCodes = { StatusCode.Unavailable },
            },
        };
        foreach (var method in (string[])["Get", "Chain", "Watch"])
        {
            idempotent.Names.Add(new MethodName { Service = "gorpc.outages.Desk", Method = method });
        }

        config.MethodConfigs.Add(idempotent);
        return new GrpcNetStackClient(target, config, configureHttp: null);
    }

    /// <summary>The standard resilience handler with its defaults.</summary>
    public static GrpcNetStackClient WithHttpResilience(StackTarget target) =>
        new(target, new ServiceConfig(), static http => http.AddStandardResilienceHandler());

    public int AttemptsOf(AttemptScope scope, Answer? answer, RpcException? failure) => scope.Requests;

    public void Dispose()
    {
        _channel.Dispose();
        _services.Dispose();
    }
}
