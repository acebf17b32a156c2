using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Aot.Contracts;
using GoRpc;
using ProtoBuf.Grpc;

namespace Aot.Host;

internal sealed class NotesService : INotes
{
    private readonly ConcurrentDictionary<string, Note> _notes = new();

    public Task PinAsync(Note note, CancellationToken cancellationToken) =>
        _notes.TryAdd(note.Title, note)
            ? Task.CompletedTask
            : throw new FaultException<TitleTaken>(new TitleTaken { Title = note.Title }, $"There is a note '{note.Title}' already.");

    public Task<Note?> FindAsync(string title, CancellationToken cancellationToken) => Task.FromResult(_notes.GetValueOrDefault(title));

    public ValueTask<int> CountAsync(List<string> tags, DateTimeOffset? since, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_notes.Values.Count(note => note.Tags.Intersect(tags).Any() && !(note.At <= since)));

    public async IAsyncEnumerable<Note> ListAsync(string tag, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var note in _notes.Values.Where(note => note.Tags.Contains(tag)).OrderBy(note => note.Title, StringComparer.Ordinal))
        {
            await Task.Yield();
            yield return note;
        }
    }

    public async Task<int> RemoveAsync(IAsyncEnumerable<string> titles, CancellationToken cancellationToken)
    {
        var removed = 0;
        await foreach (var title in titles.WithCancellation(cancellationToken))
        {
            removed += _notes.TryRemove(title, out _) ? 1 : 0;
        }

        return removed;
    }

    public async IAsyncEnumerable<string> EchoAsync(string greeting, IAsyncEnumerable<string> texts, CallContext context)
    {
        await foreach (var text in texts.WithCancellation(context.CancellationToken))
        {
            yield return $"{greeting} {text}";
        }
    }

    public int Total() => _notes.Count;
}
