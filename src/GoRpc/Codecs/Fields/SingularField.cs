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
        var method = hasPresence ? nameof(MeasureExplicit) : nameof(MeasureImplicit);
        return Call(method, value, trail, Expression.Constant(Varint.SizeOf(_tag)), Expression.Constant(allowsNull));
    }

    public override Expression EmitWrite(Expression writer, Expression value) =>
        Call(hasPresence ? nameof(WriteExplicit) : nameof(WriteImplicit), writer, value, Expression.Constant(_tag));

    public override Expression EmitStart() =>
        hasPresence && allowsNull ? Expression.Default(typeof(T)) : Expression.Constant(Codec.Zero, typeof(T));

    public override Expression EmitRead(Expression reader, Expression state) => Expression.Assign(state, Call(nameof(Read), reader));

    public override Expression EmitFinish(Expression reader, Expression state) => state;

    // Without presence, as proto3 has it: zero is not written, and absent is zero.
    public static int MeasureImplicit(T value, SizeTrail trail, int tagSize, bool allowsNull)
    {
        if (Absence.IsNull(value))
        {
            return allowsNull ? 0 : throw new UnsendableException();
        }

        return Codec.IsZero(value) ? 0 : checked(tagSize + Codec.Measure(value, trail));
    }

    public static void WriteImplicit(ref ProtoWriter writer, T value, uint tag)
    {
        if (!Absence.IsNull(value) && !Codec.IsZero(value))
        {
            writer.WriteTag(tag);
            Codec.Write(ref writer, value);
        }
    }

    // With presence: null is not written, and zero is.
    public static int MeasureExplicit(T value, SizeTrail trail, int tagSize, bool allowsNull)
    {
        if (Absence.IsNull(value))
        {
            return allowsNull ? 0 : throw new UnsendableException();
        }

        return checked(tagSize + Codec.Measure(value, trail));
    }

    public static void WriteExplicit(ref ProtoWriter writer, T value, uint tag)
    {
        if (!Absence.IsNull(value))
        {
            writer.WriteTag(tag);
            Codec.Write(ref writer, value);
        }
    }

    public static T Read(ref ProtoReader reader)
    {
        reader.Require(Codec.WireType);
        return Codec.Read(ref reader);
    }

    private static MethodCallExpression Call(string method, params Expression[] arguments) =>
        Expression.Call(typeof(SingularField<T, TCodec>).GetMethod(method)!, arguments);
}
