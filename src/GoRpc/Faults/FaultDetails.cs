using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc.Faults;

/// <summary>
/// Typed faults on the wire: a google.rpc.Status in the trailer <c>grpc-status-details-bin</c>, one Any per fault. Clients of any
/// language read it so.
/// </summary>
internal static class FaultDetails
{
    /// <summary>Adds a fault to the trailers of a call.</summary>
    /// <param name="trailers">The trailers.</param>
    /// <param name="code">The status of the call.</param>
    /// <param name="message">The message of the call's status.</param>
    /// <param name="fault">The declared fault.</param>
    /// <param name="detail">Its data.</param>
    /// <exception cref="ContractViolationException">The data breaks its contract.</exception>
    public static void Write(Metadata trailers, StatusCode code, string message, MessageContract fault, object detail) =>
        throw new NotSupportedException($"No codec for '{fault}' ({detail}) with {code} '{message}' in {trailers.Count} trailers yet.");

    /// <summary>
    /// The data of the first declared fault in the trailers of a call, or null when there is none or it can't be read.
    /// Only the message names of <paramref name="declared"/> count; a type name from the wire is never loaded.
    /// </summary>
    /// <param name="trailers">The trailers.</param>
    /// <param name="declared">The faults that the method declares.</param>
    public static object? Read(Metadata trailers, IReadOnlyList<MessageContract> declared) =>
        throw new NotSupportedException($"No codec for {declared.Count} faults in {trailers.Count} trailers yet.");
}
