using GoRpc.Contracts;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace GoRpc.Client.Proxies;

/// <summary>Reads the CancellationToken or CallContext argument of a call.</summary>
/// <param name="signature">Where it stands, and which it is.</param>
internal sealed class ContextParameter(MethodSignature signature)
{
    private readonly ContextForm _form = signature.ContextForm;
    private readonly int _position = signature.Context;

    /// <summary>The options that the argument gives, and where to leave the metadata of the response; null when nobody asked for it.</summary>
    public (CallOptions Options, ResponseMetadata? Metadata) Read(object?[] arguments) => _form switch
    {
        ContextForm.CancellationToken => (new CallOptions(cancellationToken: (CancellationToken)arguments[_position]!), null),
        ContextForm.CallContext => Read((CallContext)arguments[_position]!),
        _ => default,
    };

    // The context of an incoming call, handed on to another call, gives its time and its cancellation. Its headers are
    // not handed on: the credentials in them are meant for this service, not for the next.
    private static (CallOptions Options, ResponseMetadata? Metadata) Read(CallContext context) => context.ServerCallContext is null
        ? (context.CallOptions, ResponseMetadata.Of(context))
        : (new CallOptions(deadline: context.Deadline, cancellationToken: context.CancellationToken), null);
}
