using System.ComponentModel;
using GoRpc.Calls;
using GoRpc.Contracts;

namespace GoRpc.Bindings;

/// <summary>A message of a request stream with parameters beside it: its header, or an item.</summary>
/// <typeparam name="THeader">The message of the parameters.</typeparam>
/// <typeparam name="TItem">The message of an item; a <see cref="Wrapped{T}"/> when the item is none itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StreamPart<THeader, TItem> : IMadeMessage, IStreamPart
    where THeader : class
    where TItem : class
{
    internal StreamPart(THeader? header, TItem? item)
    {
        Header = header;
        Item = item;
    }

    /// <summary>The header, or null.</summary>
    public THeader? Header { get; }

    /// <summary>The item, or null.</summary>
    public TItem? Item { get; }

    /// <summary>The first message of a stream.</summary>
    /// <param name="header">The parameters.</param>
    /// <returns>The message.</returns>
    public static StreamPart<THeader, TItem> OfHeader(THeader header) => new(header, null);

    /// <summary>A later message of a stream.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The message; null for null, which is a violation of the contract.</returns>
    public static StreamPart<THeader, TItem>? OfItem(TItem? item) => item is null ? null : new(null, item);

    object? IMadeMessage.ValueAt(int position) => position == 0 ? Header : Item;

    object IMadeMessage.With(object?[] values) => new StreamPart<THeader, TItem>((THeader?)values[0], (TItem?)values[1]);

    object IStreamPart.HeaderOf(MethodContract method) => PartOrder.HeaderOf(this, method);

    object IStreamPart.ItemOf(MethodContract method) => PartOrder.ItemOf(this, method);
}
