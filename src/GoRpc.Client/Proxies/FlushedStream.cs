using GoRpc.Client.Streams;
using Grpc.Core;

namespace GoRpc.Client.Proxies;

/// <summary>Request streams that an interceptor of gRPC's own has wrapped: each message is flushed, as gRPC does it.</summary>
internal static class FlushedStream
{
    /// <summary>The stream itself where its messages can share a flush.</summary>
    public static IRequestStream<TRequest> Of<TRequest>(IClientStreamWriter<TRequest> stream) => stream as IRequestStream<TRequest> ?? new Wrapper<TRequest>(stream);

    private sealed class Wrapper<TRequest>(IClientStreamWriter<TRequest> stream) : IRequestStream<TRequest>
    {
        public WriteOptions? WriteOptions
        {
            get => stream.WriteOptions;
            set => stream.WriteOptions = value;
        }

        public Task WriteAsync(TRequest message) => stream.WriteAsync(message);

        public ValueTask WriteUnflushedAsync(TRequest message) => new(stream.WriteAsync(message));

        public ValueTask FlushAsync() => ValueTask.CompletedTask;

        public Task CompleteAsync() => stream.CompleteAsync();
    }
}
