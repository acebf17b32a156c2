using GoRpc.Client.Balancing;
using GoRpc.Client.Calls;
using GoRpc.Client.Transport;
using GoRpc.Client.Transport.Direct;
using Microsoft.Extensions.Logging;

namespace GoRpc.Client.Endpoints;

/// <summary>Makes the endpoints of a channel from its options.</summary>
internal static class ChannelEndpoints
{
    public static EndpointSet Create(GoRpcClientOptions options, string target, CallSettings settings, ILoggerFactory loggers)
    {
        var timeProvider = options.TimeProvider ?? TimeProvider.System;
        var services = new EndpointServices
        {
            Connect = endpoint => new DirectCallInvoker(ChannelAddress.Of(endpoint), options),
            GiveUp = static transport => ((DirectCallInvoker)transport).GiveUp(),
            Settings = settings,
            Target = target,
            TimeProvider = timeProvider,
            Logger = loggers.CreateLogger("GoRpc.Client.Endpoints"),
            Probes = true,
        };
        var set = new EndpointSet(services, CreatePolicy(options, timeProvider));
        set.Update(options.Address is { } address ? [new GoRpcEndpoint(address)] : [.. options.Endpoints.Select(static address => new GoRpcEndpoint(address))]);
        return set;
    }

    private static BalancingPolicy CreatePolicy(GoRpcClientOptions options, TimeProvider timeProvider) =>
        options.BalancingPolicies.TryGetValue(options.Balancing, out var create) ? create() : BuiltInPolicies.Create(options.Balancing, timeProvider);
}
