using System.Collections.Concurrent;
using ProtoBuf.Grpc;

namespace GoRpc.Integration.Tests.Client;

/// <summary>Notes as each test scripts them; without a script it answers what it is told.</summary>
public sealed class NotesService : INotes
{
    public Func<Note, CallContext, Task<Note>> OnCall { get; set; } = static (note, _) => Task.FromResult(note);

    public Func<Note, CallContext, IAsyncEnumerable<Note>> OnWatch { get; set; } = static (note, context) => Count(note.Number);

    public Func<IAsyncEnumerable<Note>, CallContext, Task<Note>> OnUpload { get; set; } = static (notes, _) => SumAsync(notes);

    public Func<IAsyncEnumerable<Note>, CallContext, IAsyncEnumerable<Note>> OnTalk { get; set; } = static (notes, _) => notes;

    public ConcurrentQueue<Note> Forgotten { get; } = new();

    public Task<Note> ByTaskAsync(Note note, CancellationToken cancellationToken) => OnCall(note, cancellationToken);

    public async ValueTask<Note> ByValueTaskAsync(Note note, CallContext context) => await OnCall(note, context);

    public Note Blocking(Note note) => note;

    public Task ForgetByTaskAsync(Note note)
    {
        Forgotten.Enqueue(note);
        return Task.CompletedTask;
    }

    public ValueTask ForgetByValueTaskAsync(Note note) => new(ForgetByTaskAsync(note));

    public IAsyncEnumerable<Note> WatchAsync(Note note, CallContext context) => OnWatch(note, context);

    public IAsyncEnumerable<Note> WatchWithTokenAsync(Note note, CancellationToken cancellationToken) => OnWatch(note, cancellationToken);

    public Task<Note> UploadAsync(IAsyncEnumerable<Note> notes, CallContext context) => OnUpload(notes, context);

    public async ValueTask<Note> UploadByValueTaskAsync(IAsyncEnumerable<Note> notes, CancellationToken cancellationToken) => await OnUpload(notes, cancellationToken);

    public IAsyncEnumerable<Note> TalkAsync(IAsyncEnumerable<Note> notes, CallContext context) => OnTalk(notes, context);

    /// <summary>Notes numbered from one.</summary>
    public static async IAsyncEnumerable<Note> Count(int count)
    {
        for (var number = 1; number <= count; number++)
        {
            await Task.Yield();
            yield return new Note { Number = number };
        }
    }

    private static async Task<Note> SumAsync(IAsyncEnumerable<Note> notes)
    {
        var sum = 0;
        await foreach (var note in notes)
        {
            sum += note.Number;
        }

        return new Note { Number = sum };
    }
}
