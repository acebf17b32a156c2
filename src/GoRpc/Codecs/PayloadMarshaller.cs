using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc.Codecs;

/// <summary>Makes the gRPC marshallers of a method's payloads.</summary>
internal static class PayloadMarshaller
{
    /// <summary>The marshaller of a payload.</summary>
    /// <typeparam name="T">The message's type; <see cref="Calls.Arguments"/> for a wrapped payload.</typeparam>
    public static Marshaller<T> Create<T>(PayloadContract payload) =>
        throw new NotSupportedException($"No codec for '{payload.Message}' yet.");
}
