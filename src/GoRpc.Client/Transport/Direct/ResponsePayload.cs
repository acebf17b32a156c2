using System.Buffers;
using Grpc.Core;

namespace GoRpc.Client.Transport.Direct;

/// <summary>Hands the bytes of one message to a marshaller. One per thread: decoding is synchronous.</summary>
internal sealed class ResponsePayload : DeserializationContext
{
    [ThreadStatic]
    private static ResponsePayload? _ofThread;

    private ReadOnlyMemory<byte> _payload;

    public static T Decode<T>(ReadOnlyMemory<byte> payload, Func<DeserializationContext, T> decode)
    {
        var context = _ofThread ??= new ResponsePayload();
        context._payload = payload;
        try
        {
            return decode(context);
        }
        finally
        {
            context._payload = default;
        }
    }

    /// <inheritdoc/>
    public override int PayloadLength => _payload.Length;

    /// <inheritdoc/>
    public override byte[] PayloadAsNewBuffer() => _payload.ToArray();

    /// <inheritdoc/>
    public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => new(_payload);
}
