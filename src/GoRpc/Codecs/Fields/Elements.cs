using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GoRpc.Codecs.Fields;

/// <summary>
/// The elements of any collection as a span. Arrays and lists lend their memory; anything else is copied into a pooled array
/// until <see cref="Return"/>.
/// </summary>
internal readonly ref struct Elements<T>
{
    private readonly T[]? _rented;

    public Elements(IEnumerable<T> collection)
    {
        // Not AsSpan: it refuses an array of a derived type, and nothing is written here.
        Span = collection switch
        {
            T[] array => new ReadOnlySpan<T>(array),
            List<T> list => CollectionsMarshal.AsSpan(list),
            ImmutableArray<T> array => ImmutableCollectionsMarshal.AsArray(array),
            _ => Copy(collection, out _rented),
        };
    }

    public ReadOnlySpan<T> Span { get; }

    /// <summary>Gives back what was rented. Not called when something throws: the pool does without.</summary>
    public void Return()
    {
        if (_rented is not null)
        {
            ArrayPool<T>.Shared.Return(_rented, clearArray: RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        }
    }

    private static ReadOnlySpan<T> Copy(IEnumerable<T> collection, out T[]? rented)
    {
        if (collection is not ICollection<T> counted)
        {
            rented = null;
            return collection.ToArray();
        }

        var count = counted.Count;
        rented = ArrayPool<T>.Shared.Rent(count);
        counted.CopyTo(rented, 0);
        return rented.AsSpan(0, count);
    }
}
