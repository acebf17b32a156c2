using System.Linq.Expressions;
using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>
/// A field that occurs once and is no message; of several occurrences the last counts. Nearly all fields are of this kind, so its
/// code calls static methods: they need nothing but the tag, and a look into the constants of compiled code costs as much as they do.
/// </summary>
/// <typeparam name="T">The type of the member, without its nullability.</typeparam>
/// <typeparam name="TCodec">How the value travels.</typeparam>
internal sealed class SingularField<T, TCodec>(int number, bool hasPresence, bool allowsNull) : FieldCodec
    where TCodec : struct, IValueCodec<T>
{
    private readonly uint _tag = Tag.Of(number, Codec.WireType);

    public override Type StateType => typeof(T);

    private static TCodec Codec => default;

    public override Expression EmitMeasure(Expression value, Expression trail)
    {
        var tag = Expression.Constant(_tag);
        return hasPresence
            ? Call(typeof(Explicit<T, TCodec>), nameof(Explicit<,>.Measure), tag, value, trail, Expression.Constant(allowsNull), Expression.Default(typeof(TCodec)))
            : Call(typeof(Implicit<T, TCodec>), nameof(Implicit<,>.Measure), tag, value, trail);
    }

    public override Expression EmitWrite(Expression writer, Expression value)
    {
        var tag = Expression.Constant(_tag);
        return hasPresence
            ? Call(typeof(Explicit<T, TCodec>), nameof(Explicit<,>.Write), writer, tag, value, Expression.Default(typeof(TCodec)))
            : Call(typeof(Implicit<T, TCodec>), nameof(Implicit<,>.Write), writer, tag, value);
    }

    public override Expression EmitStart() => hasPresence && allowsNull ? base.EmitStart() : Expression.Constant(Codec.Zero, typeof(T));

    public override IEnumerable<(uint Tag, Expression Read)> EmitReads(Expression reader, Expression state) =>
        [(_tag, Expression.Assign(state, Call(typeof(Implicit<T, TCodec>), nameof(Implicit<,>.Read), reader)))];

    public override Expression EmitFinish(Expression reader, Expression state) => state;

    public override Expression EmitWriteJson(Expression writer, Expression name, Expression value) => hasPresence
        ? Call(typeof(Explicit<T, TCodec>), nameof(Explicit<,>.WriteJson), writer, name, value, Expression.Constant(allowsNull), Expression.Default(typeof(TCodec)))
        : Call(typeof(Implicit<T, TCodec>), nameof(Implicit<,>.WriteJson), writer, name, value);

    public override Expression EmitReadJson(Expression reader, Expression state) =>
        Expression.Assign(state, Call(typeof(Implicit<T, TCodec>), nameof(Implicit<,>.ReadJson), reader));

    private static MethodCallExpression Call(Type type, string method, params Expression[] arguments) => Expression.Call(type.GetMethod(method)!, arguments);
}
