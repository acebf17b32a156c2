using GoRpc;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace Aot.Contracts;

/// <summary>A board of notes: one method for each kind of call.</summary>
[Service("aot.Notes")]
public interface INotes
{
    /// <summary>Pins a note; its title must be free.</summary>
    [Faults(typeof(TitleTaken))]
    Task PinAsync(Note note, CancellationToken cancellationToken = default);

    /// <summary>The note of a title; null when there is none.</summary>
    [Idempotent(NoSideEffects = true)]
    Task<Note?> FindAsync(string title, CancellationToken cancellationToken = default);

    /// <summary>How many notes have one of the tags, and were pinned after a moment.</summary>
    [Idempotent(NoSideEffects = true)]
    ValueTask<int> CountAsync(List<string> tags, DateTimeOffset? since = null, CancellationToken cancellationToken = default);

    /// <summary>The notes of a tag, in the order of their titles.</summary>
    IAsyncEnumerable<Note> ListAsync(string tag, CancellationToken cancellationToken = default);

    /// <summary>Takes notes off the board, by their titles, and says how many there were.</summary>
    Task<int> RemoveAsync(IAsyncEnumerable<string> titles, CancellationToken cancellationToken = default);

    /// <summary>Answers each text with itself behind a greeting.</summary>
    IAsyncEnumerable<string> EchoAsync(string greeting, IAsyncEnumerable<string> texts, CallContext context = default);

    /// <summary>The number of notes. A synchronous method: its caller's thread waits.</summary>
    int Total();
}
