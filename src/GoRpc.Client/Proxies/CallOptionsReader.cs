using Grpc.Core;
using ProtoBuf.Grpc;

namespace GoRpc.Client.Proxies;

/// <summary>Reads what a caller gave to steer a call.</summary>
internal static class CallOptionsReader
{
    /// <summary>The options of the call, and where to leave the metadata of its response; null when nobody asked for it.</summary>
    /// <remarks>
    /// The context of an incoming call, handed on to another call, gives its time and its cancellation. Its headers are
    /// not handed on: the credentials in them are meant for this service, not for the next.
    /// </remarks>
    public static (CallOptions Options, IResponseObserver? Metadata) Read(in CallContext context) => context.ServerCallContext is null
        ? (context.CallOptions, ResponseMetadata.Of(context))
        : (new CallOptions(deadline: context.Deadline, cancellationToken: context.CancellationToken), null);
}
