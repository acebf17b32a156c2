using System.Buffers;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GoRpc.Codecs.Fields;

/// <summary>
/// The elements of any collection as a span. Arrays and lists lend their memory; anything else is copied into a pooled array
/// until <see cref="Return"/>.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Elements<T>
{
    private readonly T[]? _rented;

    /// <summary>The elements of a list.</summary>
    /// <param name="collection">The list.</param>
    public Elements(List<T>? collection)
    {
        IsNull = collection is null;
        Span = CollectionsMarshal.AsSpan(collection);
    }

    /// <summary>The elements of an array.</summary>
    /// <param name="collection">The array.</param>
    public Elements(T[]? collection)
    {
        // Not AsSpan: it refuses an array of a derived type, and nothing is written here.
        IsNull = collection is null;
        Span = new ReadOnlySpan<T>(collection);
    }

    /// <summary>The elements of an array that never changes. One that was never made counts as empty: it is a value, and nobody declares it nullable.</summary>
    /// <param name="collection">The array.</param>
    public Elements(ImmutableArray<T> collection) => Span = ImmutableCollectionsMarshal.AsArray(collection);

    /// <summary>The elements of any other collection.</summary>
    /// <param name="collection">The collection.</param>
    public Elements(IEnumerable<T>? collection)
    {
        IsNull = collection is null;
        Span = collection switch
        {
            null => default,
            T[] array => new ReadOnlySpan<T>(array),
            List<T> list => CollectionsMarshal.AsSpan(list),
            ImmutableArray<T> array => ImmutableCollectionsMarshal.AsArray(array),
            _ => Copy(collection, out _rented),
        };
    }

    /// <summary>The elements; none of a collection that is null.</summary>
    internal ReadOnlySpan<T> Span { get; }

    /// <summary>Whether there is no collection.</summary>
    internal bool IsNull { get; }

    /// <summary>Gives back what was rented. Not called when something throws: the pool does without.</summary>
    internal void Return()
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
