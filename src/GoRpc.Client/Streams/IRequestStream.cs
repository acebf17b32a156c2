using Grpc.Core;

namespace GoRpc.Client.Streams;

/// <summary>A request stream whose messages may share a flush.</summary>
internal interface IRequestStream<in TRequest> : IClientStreamWriter<TRequest>
{
    /// <summary>Writes a message that may wait for the ones after it, until <see cref="FlushAsync"/> or the end of the stream.</summary>
    ValueTask WriteUnflushedAsync(TRequest message);

    /// <summary>Sends the messages that wait. Does not throw when the call has ended; the next write does.</summary>
    ValueTask FlushAsync();
}
