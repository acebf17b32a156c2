using System.Buffers;
using GoRpc.Calls;
using GoRpc.Client.Transport.Direct;
using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc.Client.Balancing;

/// <summary>Finds what calls are balanced by: what the client's option says, else the field that the contract marks with <see cref="HashKeyAttribute"/>.</summary>
/// <remarks>
/// The field is taken from the encoded message, so that generated and run-time contracts need nothing more for it. The message is encoded once
/// more when it is sent; only <c>consistent-hash</c> asks, and pays that.
/// </remarks>
internal static class HashKeys
{
    private const int HeaderField = 1;

    /// <summary>The hash of a call's key; null when it has none.</summary>
    /// <param name="method">The method that is called.</param>
    /// <param name="request">The request message; for a request stream the message with its header, which is the first, or null when it has no header.</param>
    /// <param name="headers">The metadata of the call.</param>
    /// <param name="option">The client's option; null when it is not set.</param>
    public static ulong? Of<TRequest, TResponse>(Method<TRequest, TResponse> method, TRequest? request, Metadata? headers, Func<HashKeyContext, string?>? option)
        where TRequest : class
    {
        var isStream = method.Type is MethodType.ClientStreaming or MethodType.DuplexStreaming;
        if (option?.Invoke(new HashKeyContext(method, isStream ? null : request, headers)) is { } key)
        {
            return KeyHash.Of(key);
        }

        return request is not null && (method as IContractMethod)?.Contract is { HashKey: { } number } contract ? Find(method, request, contract, number) : null;
    }

    private static ulong? Find<TRequest, TResponse>(Method<TRequest, TResponse> method, TRequest request, MethodContract contract, int number)
    {
        ArraySegment<byte> frame;
        try
        {
            frame = MessageFrame.Encode(request, method.RequestMarshaller.ContextualSerializer, mostBytes: null);
        }
        catch (Exception)
        {
            // The attempt that sends it fails in the same way, and its caller sees that.
            return null;
        }

        try
        {
            ReadOnlySpan<byte> message = frame.AsSpan(MessageFrame.PrefixBytes);
            return KeyHash.Of(FieldBytes.Find(contract.Request.Form is PayloadForm.Parts ? FieldBytes.Find(message, HeaderField) : message, number));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(frame.Array!);
        }
    }
}
