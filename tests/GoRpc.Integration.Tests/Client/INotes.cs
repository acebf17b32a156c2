using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Integration.Tests.Client;

/// <summary>Every signature of one message that protobuf-net.Grpc serves as well.</summary>
[Service("gorpc.tests.Notes")]
public interface INotes
{
    Task<Note> ByTaskAsync(Note note, CancellationToken cancellationToken = default);

    ValueTask<Note> ByValueTaskAsync(Note note, CallContext context = default);

    Note Blocking(Note note);

    Task ForgetByTaskAsync(Note note);

    ValueTask ForgetByValueTaskAsync(Note note);

    IAsyncEnumerable<Note> WatchAsync(Note note, CallContext context = default);

    IAsyncEnumerable<Note> WatchWithTokenAsync(Note note, CancellationToken cancellationToken = default);

    Task<Note> UploadAsync(IAsyncEnumerable<Note> notes, CallContext context = default);

    ValueTask<Note> UploadByValueTaskAsync(IAsyncEnumerable<Note> notes, CancellationToken cancellationToken = default);

    IAsyncEnumerable<Note> TalkAsync(IAsyncEnumerable<Note> notes, CallContext context = default);
}
