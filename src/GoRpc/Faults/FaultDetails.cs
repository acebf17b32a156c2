using GoRpc.Calls;
using GoRpc.Codecs;
using GoRpc.Codecs.Messages;
using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc.Faults;

/// <summary>
/// Typed faults on the wire: a google.rpc.Status in the trailer <c>grpc-status-details-bin</c>, one Any per fault. Clients of any
/// language read it so.
/// </summary>
internal static class FaultDetails
{
    private static readonly MessageCodec<RpcStatus> StatusCodec = CompiledMessageCodec<RpcStatus, RpcStatusCodec>.Instance;

    /// <summary>Adds a fault to the trailers of a call.</summary>
    /// <param name="trailers">The trailers.</param>
    /// <param name="code">The status of the call.</param>
    /// <param name="message">The message of the call's status.</param>
    /// <param name="fault">The declared fault.</param>
    /// <param name="detail">Its data.</param>
    /// <exception cref="ContractViolationException">The data breaks its contract.</exception>
    public static void Write(Metadata trailers, StatusCode code, string message, MessageContract fault, object detail)
    {
        var status = new RpcStatus
        {
            Code = (int)code,
            Message = message,
            Details = [PackedMessage.Of(fault.Name, MessageSerializer.Serialize(fault, detail))],
        };
        trailers.Add(CallMetadata.StatusDetails, StatusCodec.ToBytes(status));
    }

    /// <summary>
    /// The data of the first declared fault in the trailers of a call, or null when there is none or it can't be read.
    /// Only the message names of <paramref name="declared"/> count; a type name from the wire is never loaded.
    /// </summary>
    /// <param name="trailers">The trailers.</param>
    /// <param name="declared">The faults that the method declares.</param>
    public static object? Read(Metadata trailers, IReadOnlyList<MessageContract> declared)
    {
        if (declared.Count == 0 || trailers.GetValueBytes(CallMetadata.StatusDetails) is not { } bytes)
        {
            return null;
        }

        try
        {
            var status = StatusCodec.ReadWhole(bytes.AsSpan());
            foreach (var detail in status.Details)
            {
                if (declared.FirstOrDefault(fault => fault.Name == detail.MessageName) is { } fault)
                {
                    return MessageSerializer.Deserialize(fault, detail.Value);
                }
            }

            return null;
        }
        catch (Exception)
        {
            // Details are the other side's word. Whatever is wrong with them, or whatever the fault's own constructor thinks of them,
            // must not hide the status that the call ended with.
            return null;
        }
    }

    /// <summary>The exception for the data of a declared fault, which may be of a type that derives from the declared one.</summary>
    public static FaultException CreateException(
        IReadOnlyList<MessageContract> declared, object detail, Status status, Metadata trailers, string message, FailedCall call) =>
        MessageCodec.Of(declared.Select(fault => Find(fault, detail.GetType())).First(fault => fault is not null)!)
            .CreateFault(detail, status, trailers, message, call);

    private static MessageContract? Find(MessageContract fault, Type type) =>
        fault.Type == type ? fault : fault.Derived.Select(derived => Find(derived.Message, type)).FirstOrDefault(found => found is not null);
}
