using System.Linq.Expressions;
using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>A nullable value type with presence: null is not written, and zero is.</summary>
internal sealed class NullableField<T, TCodec>(int number) : FieldCodec
    where T : struct
    where TCodec : struct, IValueCodec<T>
{
    private readonly uint _tag = Tag.Of(number, default(TCodec).WireType);

    public override Type StateType => typeof(T?);

    public override Expression EmitMeasure(Expression value, Expression trail) =>
        Expression.Call(typeof(Optional<T, TCodec>).GetMethod(nameof(Optional<,>.Measure))!, Expression.Constant(_tag), value, trail, Expression.Default(typeof(TCodec)));

    public override Expression EmitWrite(Expression writer, Expression value) =>
        Expression.Call(typeof(Optional<T, TCodec>).GetMethod(nameof(Optional<,>.Write))!, writer, Expression.Constant(_tag), value, Expression.Default(typeof(TCodec)));

    public override IEnumerable<(uint Tag, Expression Read)> EmitReads(Expression reader, Expression state)
    {
        var read = Expression.Call(typeof(Implicit<T, TCodec>).GetMethod(nameof(Implicit<,>.Read))!, reader);
        return [(_tag, Expression.Assign(state, Expression.Convert(read, typeof(T?))))];
    }

    public override Expression EmitFinish(Expression reader, Expression state) => state;

    public override Expression EmitWriteJson(Expression writer, Expression name, Expression value) => Expression.Call(
        typeof(Optional<T, TCodec>).GetMethod(nameof(Optional<,>.WriteJson))!, writer, name, value, Expression.Default(typeof(TCodec)));

    public override Expression EmitReadJson(Expression reader, Expression state)
    {
        var read = Expression.Call(typeof(Implicit<T, TCodec>).GetMethod(nameof(Implicit<,>.ReadJson))!, reader);
        return Expression.Assign(state, Expression.Convert(read, typeof(T?)));
    }
}
