using System.Linq.Expressions;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>A field that holds a collection, which is never null once it was read.</summary>
/// <typeparam name="TCollection">The type of the member.</typeparam>
/// <typeparam name="TElement">The type of its elements.</typeparam>
/// <typeparam name="TState">What the elements are gathered in.</typeparam>
/// <param name="tag">The tag that the field is written with.</param>
/// <param name="create">Makes the collection of the elements.</param>
internal abstract class CollectionField<TCollection, TElement, TState>(uint tag, Func<TState, TCollection> create)
    : FieldCodec<TCollection, TState?>(tag), ICollectionField
    where TState : class, IEnumerable<TElement>, new()
{
    public Expression EmitRefill(Expression collection, Expression state) => Call(nameof(Refill), collection, state);

    /// <inheritdoc cref="EmitRefill"/>
    public void Refill(TCollection collection, TState? state) => Collections.Refill((ICollection<TElement>?)collection, state);

    public sealed override TCollection Finish(ref ProtoReader reader, ref TState? state) => FinishJson(state);

    /// <inheritdoc cref="FieldCodec.EmitReadJson"/>
    public abstract TState ReadJson(ref JsonReader reader);

    /// <inheritdoc cref="FieldCodec.EmitFinishJson"/>
    public TCollection FinishJson(TState? state) => create(state ?? new TState());

    public sealed override Expression EmitReadJson(Expression reader, Expression state) => Expression.Assign(state, Call(nameof(ReadJson), reader));

    public sealed override Expression EmitFinishJson(Expression state) => Call(nameof(FinishJson), state);
}
