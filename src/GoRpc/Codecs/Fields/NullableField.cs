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
        Call(nameof(Measure), value, trail, Expression.Constant(Varint.SizeOf(_tag)));

    public override Expression EmitWrite(Expression writer, Expression value) => Call(nameof(Write), writer, value, Expression.Constant(_tag));

    public override Expression EmitStart() => Expression.Default(typeof(T?));

    public override Expression EmitRead(Expression reader, Expression state) => Expression.Assign(state, Call(nameof(Read), reader));

    public override Expression EmitFinish(Expression reader, Expression state) => state;

    public static int Measure(T? value, SizeTrail trail, int tagSize) =>
        value is { } present ? SingularField<T, TCodec>.MeasureExplicit(present, trail, tagSize, allowsNull: false) : 0;

    public static void Write(ref ProtoWriter writer, T? value, uint tag)
    {
        if (value is { } present)
        {
            SingularField<T, TCodec>.WriteExplicit(ref writer, present, tag);
        }
    }

    public static T? Read(ref ProtoReader reader) => SingularField<T, TCodec>.Read(ref reader);

    private static MethodCallExpression Call(string method, params Expression[] arguments) =>
        Expression.Call(typeof(NullableField<T, TCodec>).GetMethod(method)!, arguments);
}
