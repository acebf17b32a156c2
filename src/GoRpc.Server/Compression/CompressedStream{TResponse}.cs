using GoRpc.Server.Dispatch;
using Grpc.Core;

namespace GoRpc.Server.Compression;

/// <summary>The response stream of a call whose messages are compressed from a size on. One message at a time.</summary>
internal sealed class CompressedStream<TResponse>(ResponseCompression<TResponse> compression, IServerStreamWriter<TResponse> inner, ServerCall call)
    : IServerStreamWriter<TResponse>
    where TResponse : class
{
    private bool _hasBegun;
    private bool _isCompressed;

    public WriteOptions? WriteOptions
    {
        get => inner.WriteOptions;
        set => inner.WriteOptions = value;
    }

    public async Task WriteAsync(TResponse message)
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            // Whatever the first message is: a later one may be large, and headers go out once.
            _isCompressed = await compression.BeginAsync(call);
        }

        if (_isCompressed)
        {
            compression.SetWriteOptions(message, call);
        }

        await inner.WriteAsync(message);
    }
}
