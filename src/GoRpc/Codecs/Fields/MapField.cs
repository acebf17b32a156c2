using GoRpc.Codecs.Json;
using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>A field that maps keys to values.</summary>
internal sealed class MapField<TMap, TKey, TKeyCodec, TValue, TValueCodec>(
    int number,
    bool allowsNull,
    TValueCodec codec,
    Func<Dictionary<TKey, TValue>, TMap> create)
    : CollectionField<TMap, KeyValuePair<TKey, TValue>, Dictionary<TKey, TValue>>(Tag.Of(number, WireType.Length), create)
    where TMap : IEnumerable<KeyValuePair<TKey, TValue>>
    where TKey : notnull
    where TKeyCodec : struct, IKeyCodec<TKey>
    where TValueCodec : struct, IValueCodec<TValue>
{
    public override int Measure(TMap map, SizeTrail trail) =>
        Map<TKey, TKeyCodec, TValue, TValueCodec>.Measure(OwnTag, new Elements<KeyValuePair<TKey, TValue>>(map), trail, allowsNull, codec);

    public override void Write(ref ProtoWriter writer, TMap map) =>
        Map<TKey, TKeyCodec, TValue, TValueCodec>.Write(ref writer, OwnTag, new Elements<KeyValuePair<TKey, TValue>>(map), codec);

    public override void WriteJson(ref JsonWriter writer, scoped ReadOnlySpan<byte> name, TMap map) =>
        Map<TKey, TKeyCodec, TValue, TValueCodec>.WriteJson(ref writer, name, new Elements<KeyValuePair<TKey, TValue>>(map), allowsNull, codec);

    public override Dictionary<TKey, TValue> ReadJson(ref JsonReader reader) => Map<TKey, TKeyCodec, TValue, TValueCodec>.ReadJson(ref reader, codec);

    public override void Read(ref ProtoReader reader, ref Dictionary<TKey, TValue>? state) =>
        Map<TKey, TKeyCodec, TValue, TValueCodec>.Read(ref reader, OwnTag, ref state, codec);
}
