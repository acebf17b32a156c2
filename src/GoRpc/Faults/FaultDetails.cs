using GoRpc.Calls;
using GoRpc.Codecs;
using GoRpc.Contracts;
using Grpc.Core;
using ProtoBuf;

namespace GoRpc.Faults;

/// <summary>
/// Typed faults on the wire: a google.rpc.Status in the trailer <c>grpc-status-details-bin</c>, one Any per fault. Clients of any
/// language read it so.
/// </summary>
internal static class FaultDetails
{
    private static readonly MessageContract StatusContract = ContractReader.ReadMessage(
        typeof(RpcStatus), new ContractOptions { DefaultCompatibilityLevel = CompatibilityLevel.Level300 });

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
        trailers.Add(CallMetadata.StatusDetails, MessageSerializer.Serialize(StatusContract, status));
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
            var status = (RpcStatus)MessageSerializer.Deserialize(StatusContract, bytes);
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
}
