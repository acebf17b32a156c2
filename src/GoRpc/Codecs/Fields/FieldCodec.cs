using System.Linq.Expressions;

namespace GoRpc.Codecs.Fields;

/// <summary>How one field travels: the pieces that the code of its message is compiled from.</summary>
internal abstract class FieldCodec
{
    /// <summary>The type of what the reader keeps until the message ends.</summary>
    public abstract Type StateType { get; }

    /// <summary>The bytes of the field with its tags; zero when it is not written.</summary>
    public abstract Expression EmitMeasure(Expression value, Expression trail);

    /// <summary>Writes what was measured.</summary>
    public abstract Expression EmitWrite(Expression writer, Expression value);

    /// <summary>The state of a field that has not occurred.</summary>
    public virtual Expression EmitStart() => Expression.Default(StateType);

    /// <summary>The tags that the field may have, each with how an occurrence is read into the state; the reader stands behind the tag.</summary>
    public abstract IEnumerable<(uint Tag, Expression Read)> EmitReads(Expression reader, Expression state);

    /// <summary>Makes the value of all occurrences.</summary>
    public abstract Expression EmitFinish(Expression reader, Expression state);
}
