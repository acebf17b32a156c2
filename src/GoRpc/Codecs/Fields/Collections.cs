using System.ComponentModel;

namespace GoRpc.Codecs.Fields;

/// <summary>Puts what was read into collections that are not the <see cref="List{T}"/> or <see cref="Dictionary{TKey, TValue}"/> it was gathered in.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Collections
{
    /// <summary>Fills a new collection. Its constructor may have put something into it, and that is not what was sent.</summary>
    /// <typeparam name="TCollection">The type of the collection.</typeparam>
    /// <typeparam name="T">The type of its elements.</typeparam>
    /// <param name="collection">The collection.</param>
    /// <param name="elements">What was read; null for nothing.</param>
    /// <returns>The collection.</returns>
    public static TCollection Fill<TCollection, T>(TCollection collection, List<T>? elements)
        where TCollection : ICollection<T>
    {
        Refill(collection, elements);
        return collection;
    }

    /// <summary>Fills a new map. Through its indexer, for its own idea of equal keys may be another.</summary>
    /// <typeparam name="TMap">The type of the map.</typeparam>
    /// <typeparam name="TKey">The type of its keys.</typeparam>
    /// <typeparam name="TValue">The type of its values.</typeparam>
    /// <param name="map">The map.</param>
    /// <param name="pairs">What was read; null for nothing.</param>
    /// <returns>The map.</returns>
    public static TMap Fill<TMap, TKey, TValue>(TMap map, Dictionary<TKey, TValue>? pairs)
        where TMap : IDictionary<TKey, TValue>
        where TKey : notnull
    {
        map.Clear();
        foreach (var (key, value) in pairs ?? [])
        {
            map[key] = value;
        }

        return map;
    }

    /// <summary>Fills the collection of a get-only member in place of what its owner put there.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="collection">The collection; null is an error of its owner.</param>
    /// <param name="elements">What was read; null for nothing.</param>
    /// <exception cref="InvalidOperationException">There is no collection.</exception>
    public static void Refill<T>(ICollection<T>? collection, IEnumerable<T>? elements)
    {
        if (collection is null)
        {
            throw new InvalidOperationException(
                $"A property without a setter gave null for its '{typeof(ICollection<T>)}'. Initialise it, or give it a setter.");
        }

        collection.Clear();
        foreach (var element in elements ?? [])
        {
            collection.Add(element);
        }
    }
}
