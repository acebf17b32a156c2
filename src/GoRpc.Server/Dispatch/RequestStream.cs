using GoRpc.Calls;
using Grpc.Core;

namespace GoRpc.Server.Dispatch;

/// <summary>Makes the streams that handlers read their request messages from.</summary>
internal static class RequestStream
{
    public static IAsyncEnumerable<T> OfMessages<T>(IAsyncStreamReader<T> reader, ServerCall call) =>
        new RequestStream<T, T>(reader, call, static message => message);

    public static IAsyncEnumerable<T> OfValues<T>(IAsyncStreamReader<Arguments> reader, ServerCall call) =>
        new RequestStream<Arguments, T>(reader, call, static message => (T)message.Values[0]!);
}
