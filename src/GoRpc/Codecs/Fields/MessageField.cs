using System.Linq.Expressions;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Messages;
using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>
/// A field that holds a message. Where null is allowed, absent is null. Elsewhere it is always written; a sender of another
/// make that leaves it out means a message of zeros.
/// </summary>
internal sealed class MessageField<T>(int number, bool allowsNull, MessageCodec<T> message)
    : FieldCodec<T, MessageState>(Tag.Of(number, WireType.Length))
{
    private readonly RuntimeMessageValueCodec<T> _codec = new(message);

    public override int Measure(T value, SizeTrail trail) => Explicit<T, RuntimeMessageValueCodec<T>>.Measure(OwnTag, value, trail, allowsNull, _codec);

    public override void Write(ref ProtoWriter writer, T value) => Explicit<T, RuntimeMessageValueCodec<T>>.Write(ref writer, OwnTag, value, _codec);

    public override void Read(ref ProtoReader reader, ref MessageState state) => state.Read(ref reader);

    public override T Finish(ref ProtoReader reader, ref MessageState state) =>
        allowsNull && !state.IsPresent ? default! : state.Finish<T, RuntimeMessageValueCodec<T>>(ref reader, _codec);

    public override Type JsonStateType => typeof(T).IsValueType ? typeof(Nullable<>).MakeGenericType(typeof(T)) : typeof(T);

    public override Expression EmitStartJson() => Expression.Default(JsonStateType);

    public override void WriteJson(ref JsonWriter writer, scoped ReadOnlySpan<byte> name, T value) =>
        Explicit<T, RuntimeMessageValueCodec<T>>.WriteJson(ref writer, name, value, allowsNull, _codec);

    /// <inheritdoc cref="FieldCodec.EmitReadJson"/>
    public T ReadJson(ref JsonReader reader) => _codec.ReadJson(ref reader);

    /// <summary>What a message is that the sender left out.</summary>
    public T MakeEmpty() => _codec.Zero;

    public override Expression EmitReadJson(Expression reader, Expression state) =>
        Expression.Assign(state, Expression.Convert(Call(nameof(ReadJson), reader), JsonStateType));

    public override Expression EmitFinishJson(Expression state) => allowsNull ? state : Expression.Coalesce(state, Call(nameof(MakeEmpty)));
}
