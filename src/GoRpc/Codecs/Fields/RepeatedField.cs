using GoRpc.Codecs.Json;
using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>A field that occurs any number of times.</summary>
/// <typeparam name="TCollection">The type of the member.</typeparam>
/// <typeparam name="T">The type of its elements.</typeparam>
/// <typeparam name="TCodec">How an element travels.</typeparam>
internal sealed class RepeatedField<TCollection, T, TCodec>(int number, bool allowsNull, TCodec codec, Func<List<T>, TCollection> create)
    : CollectionField<TCollection, T, List<T>>(Tag.Of(number, codec.WireType), create)
    where TCollection : IEnumerable<T>
    where TCodec : struct, IValueCodec<T>
{
    public override int Measure(TCollection collection, SizeTrail trail) =>
        Repeated<T, TCodec>.Measure(OwnTag, new Elements<T>(collection), trail, allowsNull, codec);

    public override void Write(ref ProtoWriter writer, TCollection collection) =>
        Repeated<T, TCodec>.Write(ref writer, OwnTag, new Elements<T>(collection), codec);

    public override void WriteJson(ref JsonWriter writer, scoped ReadOnlySpan<byte> name, TCollection collection) =>
        Repeated<T, TCodec>.WriteJson(ref writer, name, new Elements<T>(collection), allowsNull, codec);

    public override List<T> ReadJson(ref JsonReader reader) => Repeated<T, TCodec>.ReadJson(ref reader, codec);

    public override void Read(ref ProtoReader reader, ref List<T>? state) => Repeated<T, TCodec>.Read(ref reader, OwnTag, ref state, codec);
}
