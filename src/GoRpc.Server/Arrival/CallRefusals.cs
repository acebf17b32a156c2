using GoRpc.Server.Telemetry;
using Microsoft.AspNetCore.Http;

namespace GoRpc.Server.Arrival;

/// <summary>Answers calls that are not let through, in the protocol that they came in.</summary>
internal sealed class CallRefusals(IEnumerable<CallProtocol> protocols, ServerMetrics metrics)
{
    private readonly CallProtocol[] _protocols = [.. protocols];

    /// <summary>The protocol of a call; null when a request is no call.</summary>
    public CallProtocol? FindProtocol(HttpRequest request)
    {
        foreach (var protocol in _protocols)
        {
            if (protocol.Carries(request))
            {
                return protocol;
            }
        }

        return null;
    }

    /// <summary>The protocol to answer a request in that has come to a method's endpoint: gRPC also says so to what is no call.</summary>
    public CallProtocol ProtocolOf(HttpRequest request) => FindProtocol(request) ?? _protocols[0];

    /// <summary>Answers a call. Its body stays unread.</summary>
    public Task RefuseAsync(HttpContext http, CallProtocol protocol, ArrivingMethod method, Refusal refusal)
    {
        metrics.CountRejection(method.Contract, RefusalReasons.AsRejection(refusal), refusal.Status.StatusCode);
        protocol.Refuse(http.Response, refusal);
        return Task.CompletedTask;
    }
}
