using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Integration.Tests.Server;

/// <summary>Calls of <see cref="IProbe"/> in every kind, as a client that knows only bytes.</summary>
internal static class ProbeCalls
{
    public static TheoryData<MethodType> Kinds =>
        [MethodType.Unary, MethodType.ClientStreaming, MethodType.ServerStreaming, MethodType.DuplexStreaming];

    public static string PathOf(MethodType kind) => kind switch
    {
        MethodType.Unary => "test.Probe/Unary",
        MethodType.ClientStreaming => "test.Probe/Up",
        MethodType.ServerStreaming => "test.Probe/Down",
        _ => "test.Probe/Both",
    };

    /// <summary>A number below 128 as the message that carries it.</summary>
    public static byte[] Message(int value) => value == 0 ? [] : [0x08, (byte)value];

    public static int Value(byte[] message) => message is [] ? 0 : message is [0x08, var value] ? value : throw new InvalidDataException(Convert.ToHexString(message));

    /// <summary>Makes a whole call: values in, values out.</summary>
    /// <exception cref="RpcException">The call did not end with OK.</exception>
    public static Task<IReadOnlyList<int>> CallAsync(this CallInvoker calls, MethodType kind, CallOptions options = default, params int[] values) =>
        calls.CallAsync(kind, "test.Probe", options, values);

    /// <summary>Makes a whole call of another service that has the same methods.</summary>
    public static Task<IReadOnlyList<int>> CallAsync(this CallInvoker calls, MethodType kind, string service, CallOptions options, params int[] values) =>
        MakeAsync(calls, kind, PathOf(kind).Replace("test.Probe", service, StringComparison.Ordinal), options, values).Within($"the end of a {kind} call");

    /// <summary>Makes a whole call that must fail.</summary>
    public static Task<RpcException> FailAsync(this CallInvoker calls, MethodType kind, CallOptions options = default, params int[] values) =>
        Assert.ThrowsAsync<RpcException>(() => calls.CallAsync(kind, options, values.Length == 0 ? [1] : values));

    private static async Task<IReadOnlyList<int>> MakeAsync(CallInvoker calls, MethodType kind, string path, CallOptions options, int[] values)
    {
        switch (kind)
        {
            case MethodType.Unary:
                return [Value(await calls.Unary(path, Message(values.Single()), options))];
            case MethodType.ServerStreaming:
                using (var call = calls.ServerStreaming(path, Message(values.Single()), options))
                {
                    return await call.ResponseStream.DrainAsync();
                }

            case MethodType.ClientStreaming:
                using (var call = calls.ClientStreaming(path, options))
                {
                    await call.RequestStream.SendAsync(values);
                    return [Value(await call.ResponseAsync)];
                }

            default:
                using (var call = calls.Duplex(path, options))
                {
                    await call.RequestStream.SendAsync(values);
                    return await call.ResponseStream.DrainAsync();
                }
        }
    }

    private static async Task SendAsync(this IClientStreamWriter<byte[]> writer, int[] values)
    {
        try
        {
            foreach (var value in values)
            {
                await writer.WriteAsync(Message(value));
            }

            await writer.CompleteAsync();
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            // The server ended the call first; the responses say how.
        }
    }

    private static async Task<IReadOnlyList<int>> DrainAsync(this IAsyncStreamReader<byte[]> reader)
    {
        var values = new List<int>();
        await foreach (var message in reader.ReadAllAsync())
        {
            values.Add(Value(message));
        }

        return values;
    }
}
