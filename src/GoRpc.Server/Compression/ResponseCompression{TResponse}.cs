using GoRpc.Codecs.Messages;
using GoRpc.Compression;
using GoRpc.Contracts;
using GoRpc.Server.Dispatch;
using Grpc.Core;

namespace GoRpc.Server.Compression;

/// <summary>
/// Decides what is compressed of the responses of one method. The transport compresses: all messages of a call in one encoding, which stands among the
/// headers, and each of them unless its write options say not to.
/// </summary>
internal sealed class ResponseCompression<TResponse>(CompressionPolicy policy, MessageCodec<TResponse> codec)
    where TResponse : class
{
    // By this name among the headers the transport takes the encoding of one call. It does not send it.
    private const string EncodingOfCall = "grpc-internal-encoding-request";

    private static readonly WriteOptions Small = new(WriteFlags.BufferHint | WriteFlags.NoCompress);
    private static readonly WriteOptions Large = new(WriteFlags.BufferHint);

    /// <summary>The compression of a method; null when its responses travel as they are.</summary>
    public static ResponseCompression<TResponse>? Of(MethodContract method, GoRpcServerOptions options, MessageCodec<TResponse> codec) =>
        CompressionPolicy.Of(options.Compression, method.Compression) is { } policy ? new(policy, codec) : null;

    /// <summary>Prepares a call with a single response.</summary>
    public async ValueTask PrepareAsync(TResponse response, ServerCall call)
    {
        if (SetWriteOptions(response, call))
        {
            await BeginAsync(call);
        }
    }

    /// <summary>What writes the responses of a call with several.</summary>
    public IServerStreamWriter<TResponse> Around(IServerStreamWriter<TResponse> writer, ServerCall call) => new CompressedStream<TResponse>(this, writer, call);

    /// <summary>Begins the response of a call, in an encoding that its caller takes. Gives whether there is one.</summary>
    public async ValueTask<bool> BeginAsync(ServerCall call)
    {
        HttpCalls.SendHeaders(call);
        if (HttpCalls.HasBegun(call) || policy.ChooseFor(HttpCalls.AcceptedEncodings(call)) is not { } compressor)
        {
            return false;
        }

        await call.Context.WriteResponseHeadersAsync(new Metadata { { EncodingOfCall, compressor.Name } });
        return true;
    }

    /// <summary>Tells the transport whether to compress a response message, and gives it.</summary>
    /// <remarks>A handler that sets write options of its own has said it already.</remarks>
    public bool SetWriteOptions(TResponse response, ServerCall call)
    {
        var options = call.Context.WriteOptions;
        if (options is not null && !ReferenceEquals(options, Small) && options.Flags.HasFlag(WriteFlags.NoCompress))
        {
            return false;
        }

        var isLarge = policy.IsLarge(codec, response);
        call.Context.WriteOptions = isLarge ? Large : Small;
        return isLarge;
    }
}
