using GoRpc.Outages.Desk;
using Grpc.Core;

namespace GoRpc.Outages.Stacks;

/// <summary>The client of one stack, connected to the endpoints of a target. Thread-safe.</summary>
internal interface IStackClient : IDisposable
{
    IDesk Desk { get; }

    /// <summary>Whether the context of a call that is served may be handed to a call that is made, as it is.</summary>
    bool PassesContextOn { get; }

    /// <summary>The attempts that a call took which ended with this answer, or else this exception.</summary>
    int AttemptsOf(AttemptScope scope, Answer? answer, RpcException? failure);
}
