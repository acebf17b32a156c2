using GoRpc.Client.Endpoints;
using Grpc.Core;

namespace GoRpc.Client.Attempts;

/// <summary>What an attempt is sent with.</summary>
/// <param name="Number">Which attempt of the call it is, from 1.</param>
/// <param name="Endpoint">Where it goes.</param>
/// <param name="Timestamp">When.</param>
/// <param name="HasTimeout">Whether it, and not the call, runs out of time first.</param>
internal readonly record struct AttemptStart(int Number, Endpoint Endpoint, long Timestamp, bool HasTimeout)
{
    public CallInvoker Transport => Endpoint.Transport;
}
