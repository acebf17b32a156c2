using GoRpc.Client.Balancing;
using GoRpc.Client.Calls;
using GoRpc.Client.Discovery;
using GoRpc.Client.Options;
using GoRpc.Client.Telemetry;
using GoRpc.Client.Transport;
using GoRpc.Client.Transport.Direct;
using Microsoft.Extensions.Logging;

namespace GoRpc.Client.Endpoints;

/// <summary>The endpoints of a channel, and what finds them.</summary>
internal sealed class ChannelEndpoints : IDisposable
{
    private readonly EndpointFollower? _follower;

    public ChannelEndpoints(LiveClientOptions liveOptions, CallSettings settings, ILoggerFactory loggers)
    {
        Set = CreateSet(liveOptions.Current, settings, loggers);
        var source = EndpointSources.Create(liveOptions);
        if (source is StaticEndpoints { Current: var known })
        {
            Set.Update(known);
        }

        // An address that is an endpoint itself never changes.
        if (source is not StaticEndpoints || liveOptions.Current.Endpoints.Count > 0)
        {
            _follower = new EndpointFollower(source, Set.Target, Set.Update, Set.Fail, Set.TimeProvider, loggers.CreateLogger("GoRpc.Client.Discovery"));
            _follower.Start();
        }
    }

    public EndpointSet Set { get; }

    public void Dispose()
    {
        _follower?.Dispose();
        Set.Dispose();
    }

    private static EndpointSet CreateSet(GoRpcClientOptions options, CallSettings settings, ILoggerFactory loggers)
    {
        var timeProvider = options.TimeProvider ?? TimeProvider.System;
        var services = new EndpointServices
        {
            Connect = endpoint => new DirectCallInvoker(ChannelAddress.Of(endpoint), options),
            GiveUp = static transport => ((DirectCallInvoker)transport).GiveUp(),
            Settings = settings,
            Target = EndpointSources.Describe(options),
            TimeProvider = timeProvider,
            Logger = loggers.CreateLogger("GoRpc.Client.Endpoints"),
            Probes = true,
            Metrics = ClientMetrics.Of(options.MeterFactory),
        };
        var set = new EndpointSet(services, CreatePolicy(options, timeProvider));
        set.Metrics.Watch(set);
        return set;
    }

    private static BalancingPolicy CreatePolicy(GoRpcClientOptions options, TimeProvider timeProvider) =>
        options.BalancingPolicies.TryGetValue(options.Balancing, out var create) ? create() : BuiltInPolicies.Create(options.Balancing, timeProvider);
}
