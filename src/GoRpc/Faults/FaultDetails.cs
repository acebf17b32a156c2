using GoRpc.Codecs;
using GoRpc.Codecs.Messages;
using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc.Faults;

/// <summary>Typed faults among the details of a failed call, each under the name of its message.</summary>
internal static class FaultDetails
{
    /// <summary>A fault as a detail.</summary>
    /// <param name="fault">The declared fault.</param>
    /// <param name="detail">Its data.</param>
    /// <exception cref="ContractViolationException">The data breaks its contract.</exception>
    public static PackedMessage Pack(MessageContract fault, object detail) => PackedMessage.Of(fault.Name, MessageSerializer.Serialize(fault, detail));

    /// <summary>
    /// The data of the first declared fault in the trailers of a call, or null when there is none or it can't be read.
    /// Only the message names of <paramref name="declared"/> count; a type name from the wire is never loaded.
    /// </summary>
    /// <param name="trailers">The trailers.</param>
    /// <param name="declared">The faults that the method declares.</param>
    public static object? Read(Metadata trailers, IReadOnlyList<MessageContract> declared)
    {
        if (declared.Count == 0 || StatusDetails.TryParse(trailers) is not { } status)
        {
            return null;
        }

        foreach (var detail in status.Details)
        {
            if (declared.FirstOrDefault(fault => fault.Name == detail.MessageName) is { } fault)
            {
                return Read(fault, detail);
            }
        }

        return null;
    }

    /// <summary>The exception for the data of a declared fault, which may be of a type that derives from the declared one.</summary>
    public static FaultException CreateException(
        IReadOnlyList<MessageContract> declared, object detail, Status status, Metadata trailers, string message, FailedCall call) =>
        MessageCodec.Of(declared.Select(fault => Find(fault, detail.GetType())).First(fault => fault is not null)!)
            .CreateFault(detail, status, trailers, message, call);

    private static object? Read(MessageContract fault, PackedMessage detail)
    {
        try
        {
            return MessageSerializer.Deserialize(fault, detail.Value);
        }
        catch (Exception)
        {
            // Whatever is wrong with the bytes, or whatever the fault's own constructor thinks of them, must not hide the status of the call.
            return null;
        }
    }

    private static MessageContract? Find(MessageContract fault, Type type) =>
        fault.Type == type ? fault : fault.Derived.Select(derived => Find(derived.Message, type)).FirstOrDefault(found => found is not null);
}
