using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc.Server.Messages;

/// <summary>How large messages may be, and what a caller reads whose message is not taken.</summary>
/// <param name="ReceiveBytes">The largest request message.</param>
/// <param name="SendBytes">The largest response message; null for any.</param>
internal sealed record MessageLimits(int ReceiveBytes, int? SendBytes)
{
    public static MessageLimits Of(GoRpcServerOptions options) => new(options.MaxReceiveMessageBytes, options.MaxSendMessageBytes);

    public Status RequestTooLarge(MethodContract method) => new(
        StatusCode.ResourceExhausted,
        $"A request message of '{method.Path}' is larger than the {ReceiveBytes} bytes that the host takes (option {nameof(GoRpcServerOptions.MaxReceiveMessageBytes)}).");

    public Status ResponseTooLarge(MethodContract method) => new(
        StatusCode.ResourceExhausted,
        $"A response message of '{method.Path}' is larger than the {SendBytes} bytes that the host sends (option {nameof(GoRpcServerOptions.MaxSendMessageBytes)}).");

    /// <summary>What to answer when the transport could not read a request message, or null when it says that itself.</summary>
    /// <remarks>
    /// The transport names no limit, throws plain exceptions for a frame that lies, and rejects a length above 2 GiB as an I/O error.
    /// The codes are those of https://github.com/grpc/grpc/blob/master/doc/statuscodes.md.
    /// </remarks>
    public Status? ExplainUnreadable(MethodContract method, Exception exception) => exception switch
    {
        RpcException { StatusCode: StatusCode.ResourceExhausted } => RequestTooLarge(method),
        IOException or InvalidDataException => Unreadable(method),
        _ => null,
    };

    public static Status Unreadable(MethodContract method) => new(
        StatusCode.Internal,
        $"The request of '{method.Path}' is not a sequence of gRPC messages: a flag byte 0 or 1, a length below 2 GiB in four bytes, the message, compressed as grpc-encoding says if the flag is 1.");
}
