using GoRpc.Codecs.Messages;
using GoRpc.Codecs.Wire;
using Grpc.Core;

namespace GoRpc.Codecs;

/// <summary>Makes the gRPC marshallers of a method's payloads.</summary>
internal static class PayloadMarshaller
{
    /// <summary>The marshaller of a message.</summary>
    /// <typeparam name="T">The message's type.</typeparam>
    public static Marshaller<T> Create<T>(MessageCodec<T> codec) =>
        new((value, context) => Serialize(codec, value, context), context => Deserialize(codec, context));

    private static void Serialize<T>(MessageCodec<T> codec, T value, SerializationContext context)
    {
        var trail = SizeTrail.Rent();
        try
        {
            // Everything that may be wrong with the value shows here, before the first byte is in the transport's buffer.
            var size = codec.MeasureWhole(value, trail);
            context.SetPayloadLength(size);
            var buffer = context.GetBufferWriter();
            codec.WriteWhole(buffer.GetSpan(size)[..size], value, trail);
            buffer.Advance(size);
            context.Complete();
        }
        finally
        {
            trail.Return();
        }
    }

    private static T Deserialize<T>(MessageCodec<T> codec, DeserializationContext context)
    {
        try
        {
            return codec.ReadWhole(context.PayloadAsReadOnlySequence());
        }
        catch (InvalidPayloadException exception)
        {
            // gRPC's own parsers answer so: https://github.com/grpc/grpc/blob/master/doc/statuscodes.md, "Error parsing request proto".
            throw new RpcException(new Status(StatusCode.Internal, exception.Message, exception), exception.Message);
        }
    }
}
