using Grpc.Core;

namespace GoRpc.Specification.Tests.Interceptors;

/// <summary>Calls <see cref="IOrdered"/> by names and bytes, so that nothing of its contract counts on this side.</summary>
internal sealed class CallsWithoutContract(GoRpcChannel channel)
{
    private static readonly Marshaller<byte[]> Bytes = new(static message => message, static message => message);

    public async Task CallAsync(string method) =>
        await channel.CallInvoker.AsyncUnaryCall(new Method<byte[], byte[]>(MethodType.Unary, "spec.Ordered", method, Bytes, Bytes), null, default, []);
}
