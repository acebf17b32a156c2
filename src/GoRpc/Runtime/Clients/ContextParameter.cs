using GoRpc.Contracts;
using ProtoBuf.Grpc;

namespace GoRpc.Runtime.Clients;

/// <summary>Reads the CancellationToken or CallContext argument of a call.</summary>
/// <param name="signature">Where it stands, and which it is.</param>
internal sealed class ContextParameter(MethodSignature signature)
{
    private readonly ContextForm _form = signature.ContextForm;
    private readonly int _position = signature.Context;

    /// <summary>What the argument says; the default when there is none.</summary>
    public CallContext Read(object?[] arguments) => _form switch
    {
        ContextForm.CancellationToken => (CancellationToken)arguments[_position]!,
        ContextForm.CallContext => (CallContext)arguments[_position]!,
        _ => default,
    };
}
