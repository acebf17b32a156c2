using Grpc.Core;

namespace GoRpc.Integration.Tests.Server;

/// <summary>Calls by name with messages as bytes, through Grpc.Net.Client.</summary>
internal static class RawCalls
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(static bytes => bytes, static bytes => bytes);

    public static AsyncUnaryCall<byte[]> Unary(this CallInvoker calls, string path, byte[] request, CallOptions options = default) =>
        calls.AsyncUnaryCall(MethodOf(MethodType.Unary, path), null, options, request);

    public static AsyncServerStreamingCall<byte[]> ServerStreaming(this CallInvoker calls, string path, byte[] request, CallOptions options = default) =>
        calls.AsyncServerStreamingCall(MethodOf(MethodType.ServerStreaming, path), null, options, request);

    public static AsyncClientStreamingCall<byte[], byte[]> ClientStreaming(this CallInvoker calls, string path, CallOptions options = default) =>
        calls.AsyncClientStreamingCall(MethodOf(MethodType.ClientStreaming, path), null, options);

    public static AsyncDuplexStreamingCall<byte[], byte[]> Duplex(this CallInvoker calls, string path, CallOptions options = default) =>
        calls.AsyncDuplexStreamingCall(MethodOf(MethodType.DuplexStreaming, path), null, options);

    private static Method<byte[], byte[]> MethodOf(MethodType type, string path)
    {
        var parts = path.Split('/');
        return new Method<byte[], byte[]>(type, parts[0], parts[1], Bytes, Bytes);
    }
}
