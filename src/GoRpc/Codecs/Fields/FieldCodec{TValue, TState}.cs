using System.Linq.Expressions;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>A field whose codec holds something: a message, or how to make a collection.</summary>
/// <typeparam name="TValue">The type of the member, parameter or result.</typeparam>
/// <typeparam name="TState">What the reader keeps: a field may occur any number of times, so its value is made at the end.</typeparam>
/// <param name="tag">The tag that the field is written with.</param>
internal abstract class FieldCodec<TValue, TState>(uint tag) : FieldCodec
{
    public sealed override Type StateType => typeof(TState);

    /// <summary>The tag that the field is written with.</summary>
    protected uint OwnTag => tag;

    /// <inheritdoc cref="FieldCodec.EmitMeasure"/>
    public abstract int Measure(TValue value, SizeTrail trail);

    /// <inheritdoc cref="FieldCodec.EmitWrite"/>
    public abstract void Write(ref ProtoWriter writer, TValue value);

    /// <inheritdoc cref="FieldCodec.EmitReads"/>
    public abstract void Read(ref ProtoReader reader, ref TState state);

    /// <inheritdoc cref="FieldCodec.EmitFinish"/>
    public abstract TValue Finish(ref ProtoReader reader, ref TState state);

    /// <inheritdoc cref="FieldCodec.EmitWriteJson"/>
    public abstract void WriteJson(ref JsonWriter writer, scoped ReadOnlySpan<byte> name, TValue value);

    public sealed override Expression EmitMeasure(Expression value, Expression trail) => Call(nameof(Measure), value, trail);

    public sealed override Expression EmitWrite(Expression writer, Expression value) => Call(nameof(Write), writer, value);

    public override IEnumerable<(uint Tag, Expression Read)> EmitReads(Expression reader, Expression state) =>
        [(OwnTag, Call(nameof(Read), reader, state))];

    public sealed override Expression EmitFinish(Expression reader, Expression state) => Call(nameof(Finish), reader, state);

    public sealed override Expression EmitWriteJson(Expression writer, Expression name, Expression value) => Call(nameof(WriteJson), writer, name, value);

    /// <summary>A call of a method of this codec.</summary>
    protected MethodCallExpression Call(string method, params Expression[] arguments) =>
        Expression.Call(Expression.Constant(this), GetType().GetMethod(method)!, arguments);
}
