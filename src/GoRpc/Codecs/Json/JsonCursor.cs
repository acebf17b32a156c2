using System.ComponentModel;

namespace GoRpc.Codecs.Json;

/// <summary>Where a reader stands among the fields of one message. Used by generated code only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct JsonCursor
{
    private const int Word = 64;

    private readonly ulong[]? _seenLater;
    private ulong _seen;

    internal JsonCursor(JsonFields fields)
    {
        var count = fields.Names.Length;
        Fields = fields;
        _seenLater = count > Word ? new ulong[(count - 1) / Word] : null;
    }

    /// <summary>The fields of the message.</summary>
    internal JsonFields Fields { get; }

    /// <summary>The position that is guessed for the next field: senders write fields in order.</summary>
    internal int Next { readonly get; set; }

    /// <summary>Notes that a field occurred.</summary>
    /// <returns>Whether it had not occurred yet.</returns>
    internal bool TrySee(int field)
    {
        ref var word = ref field < Word ? ref _seen : ref _seenLater![(field / Word) - 1];
        var bit = 1UL << field;
        var isNew = (word & bit) == 0;
        word |= bit;
        return isNew;
    }
}
