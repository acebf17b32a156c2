using GoRpc.Outages.Stacks;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace GoRpc.Outages.Desk;

/// <summary>How a host reaches the next service of a chain: with the stack that is measured. Null where the chain ends.</summary>
internal sealed class NextDesk(IStackClient? client)
{
    public IDesk Desk => client?.Desk ?? throw new RpcException(new Status(StatusCode.FailedPrecondition, "This host is the end of the chain."));

    /// <summary>The context for a call that is made while another is served: what every stack's users would pass on, deadline and token.</summary>
    public CallContext ContextOf(CallContext served) =>
        client!.PassesContextOn ? served : new CallOptions(deadline: served.ServerCallContext!.Deadline, cancellationToken: served.CancellationToken);
}
