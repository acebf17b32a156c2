using GoRpc.Client.Calls;
using GoRpc.Client.Telemetry;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GoRpc.Client.Endpoints;

/// <summary>What the endpoints of one channel share.</summary>
internal sealed class EndpointServices
{
    /// <summary>Makes what carries the attempts of an endpoint. It connects when it is first used.</summary>
    public required Func<GoRpcEndpoint, CallInvoker> Connect { get; init; }

    /// <summary>Ends the attempts on a transport that may be made again elsewhere.</summary>
    public Action<CallInvoker> GiveUp { get; init; } = static _ => { };

    public required CallSettings Settings { get; set; }

    public required string Target { get; init; }

    public required TimeProvider TimeProvider { get; init; }

    public required ILogger Logger { get; init; }

    public ClientMetrics Metrics { get; init; } = ClientMetrics.Default;

    /// <summary>Whether endpoints that are out of reach are asked in the background when they are back.</summary>
    public bool Probes { get; init; }
}
