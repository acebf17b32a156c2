using System.Linq.Expressions;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Messages;
using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>A field that holds a nullable struct: absent is null.</summary>
internal sealed class NullableMessageField<T>(int number, MessageCodec<T> message)
    : FieldCodec<T?, MessageState>(Tag.Of(number, WireType.Length))
    where T : struct
{
    private readonly RuntimeMessageValueCodec<T> _codec = new(message);

    public override int Measure(T? value, SizeTrail trail) => Optional<T, RuntimeMessageValueCodec<T>>.Measure(OwnTag, value, trail, _codec);

    public override void Write(ref ProtoWriter writer, T? value) => Optional<T, RuntimeMessageValueCodec<T>>.Write(ref writer, OwnTag, value, _codec);

    public override void Read(ref ProtoReader reader, ref MessageState state) => state.Read(ref reader);

    public override T? Finish(ref ProtoReader reader, ref MessageState state) =>
        state.IsPresent ? state.Finish<T, RuntimeMessageValueCodec<T>>(ref reader, _codec) : null;

    public override Type JsonStateType => typeof(T?);

    public override Expression EmitStartJson() => Expression.Default(typeof(T?));

    public override void WriteJson(ref JsonWriter writer, scoped ReadOnlySpan<byte> name, T? value) =>
        Optional<T, RuntimeMessageValueCodec<T>>.WriteJson(ref writer, name, value, _codec);

    /// <inheritdoc cref="FieldCodec.EmitReadJson"/>
    public T? ReadJson(ref JsonReader reader) => _codec.ReadJson(ref reader);

    public override Expression EmitReadJson(Expression reader, Expression state) => Expression.Assign(state, Call(nameof(ReadJson), reader));
}
