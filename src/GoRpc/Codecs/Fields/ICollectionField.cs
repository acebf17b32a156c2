using System.Linq.Expressions;

namespace GoRpc.Codecs.Fields;

/// <summary>A field that holds a collection, whatever its type.</summary>
internal interface ICollectionField
{
    /// <summary>Puts the elements into the collection of a get-only property, in place of what its owner put there.</summary>
    Expression EmitRefill(Expression collection, Expression state);
}
