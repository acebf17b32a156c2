using System.Linq.Expressions;

namespace GoRpc.Codecs.Fields;

/// <summary>A field that holds a collection, which is never null once it was read.</summary>
/// <typeparam name="TCollection">The type of the member.</typeparam>
/// <typeparam name="TState">What the elements are gathered in.</typeparam>
internal abstract class CollectionField<TCollection, TState> : FieldCodec<TCollection, TState?>, ICollectionField
    where TState : class
{
    public Expression EmitRefill(Expression collection, Expression state) => Call(nameof(Refill), collection, state);

    /// <inheritdoc cref="EmitRefill"/>
    public abstract void Refill(TCollection collection, TState? state);

    /// <summary>The collection of a get-only property, without what its owner put there.</summary>
    protected static ICollection<T> Refillable<T>(TCollection collection)
    {
        var target = collection as ICollection<T> ?? throw new InvalidOperationException(
            $"A property without a setter gave null for its '{typeof(TCollection)}'. Initialise it, or give it a setter.");
        target.Clear();
        return target;
    }

    /// <summary>The elements of a null collection, where null is allowed: none.</summary>
    protected static bool IsNothing(TCollection? collection, bool allowsNull) =>
        Absence.IsNull(collection) && (allowsNull ? true : throw new UnsendableException());
}
