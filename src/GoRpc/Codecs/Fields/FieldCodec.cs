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

    /// <summary>Writes the field as JSON behind its name.</summary>
    public abstract Expression EmitWriteJson(Expression writer, Expression name, Expression value);

    /// <summary>The type of what the reader of JSON keeps, where a field occurs once.</summary>
    public virtual Type JsonStateType => StateType;

    /// <summary>The state of a field that has not occurred.</summary>
    public virtual Expression EmitStartJson() => EmitStart();

    /// <summary>Reads the occurrence from JSON into the state; the reader stands on the first token of the value.</summary>
    public abstract Expression EmitReadJson(Expression reader, Expression state);

    /// <summary>Makes the value of the occurrence.</summary>
    public virtual Expression EmitFinishJson(Expression state) => state;
}
