using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>
/// A field that maps keys to values: each pair is a message <c>{ key = 1; value = 2 }</c>
/// (https://protobuf.dev/programming-guides/proto3/#maps). Pairs are written in the order of the dictionary; of two equal keys the
/// last wins. Zeros are left out of a pair as Google.Protobuf leaves them out, but never a message: it has presence, and a Timestamp
/// without content is another instant than the zero of a DateTime.
/// </summary>
internal sealed class MapField<TMap, TKey, TKeyCodec, TValue, TValueCodec>(
    int number,
    bool allowsNull,
    bool holdsMessages,
    TKeyCodec keyCodec,
    TValueCodec valueCodec,
    Func<Dictionary<TKey, TValue>, TMap> create)
    : CollectionField<TMap, Dictionary<TKey, TValue>>
    where TMap : IEnumerable<KeyValuePair<TKey, TValue>>
    where TKey : notnull
    where TKeyCodec : struct, IValueCodec<TKey>
    where TValueCodec : struct, IValueCodec<TValue>
{
    private readonly TKeyCodec _keyCodec = keyCodec;
    private readonly TValueCodec _valueCodec = valueCodec;
    private readonly uint _tag = Tag.Of(number, WireType.Length);
    private readonly int _tagSize = Varint.SizeOf(Tag.Of(number, WireType.Length));
    private readonly uint _keyTag = Tag.Of(1, keyCodec.WireType);
    private readonly uint _valueTag = Tag.Of(2, valueCodec.WireType);

    private static ReadOnlySpan<byte> EmptyMessage => [0];

    public override int Measure(TMap map, SizeTrail trail)
    {
        if (IsNothing(map, allowsNull))
        {
            return 0;
        }

        var pairs = new Elements<KeyValuePair<TKey, TValue>>(map);
        var size = 0;
        foreach (var (key, value) in pairs.Span)
        {
            size = checked(size + _tagSize + MeasurePair(key, value, trail));
        }

        pairs.Return();
        return size;
    }

    public override void Write(ref ProtoWriter writer, TMap map)
    {
        if (Absence.IsNull(map))
        {
            return;
        }

        var pairs = new Elements<KeyValuePair<TKey, TValue>>(map);
        foreach (var (key, value) in pairs.Span)
        {
            writer.WriteTag(_tag);
            var end = writer.BeginMessage();
            WritePair(ref writer, key, value);
            writer.EndMessage(end);
        }

        pairs.Return();
    }

    public override void Read(ref ProtoReader reader, ref Dictionary<TKey, TValue>? state)
    {
        reader.Require(WireType.Length);
        state ??= new Dictionary<TKey, TValue>(reader.CountRun());
        var (hasKey, hasValue) = (false, false);
        TKey key = default!;
        TValue value = default!;
        var outer = reader.EnterMessage();
        while (reader.NextField() is > 0 and var field)
        {
            switch (field)
            {
                case 1:
                    reader.Require(_keyCodec.WireType);
                    key = _keyCodec.Read(ref reader);
                    hasKey = true;
                    break;
                case 2:
                    reader.Require(_valueCodec.WireType);
                    value = _valueCodec.Read(ref reader);
                    hasValue = true;
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        reader.LeaveMessage(outer);
        state[hasKey ? key : _keyCodec.Zero] = hasValue ? value : MissingValue(reader.Depth);
    }

    public override TMap Finish(ref ProtoReader reader, ref Dictionary<TKey, TValue>? state) => create(state ?? []);

    public override void Refill(TMap map, Dictionary<TKey, TValue>? state)
    {
        var target = Refillable<KeyValuePair<TKey, TValue>>(map);
        foreach (var pair in state ?? [])
        {
            target.Add(pair);
        }
    }

    private int MeasurePair(TKey key, TValue value, SizeTrail trail)
    {
        if (Absence.IsNull(value))
        {
            throw new UnsendableException();
        }

        var place = trail.BeginMessage();
        var size = _keyCodec.IsZero(key) ? 0 : 1 + _keyCodec.Measure(key, trail);
        size = checked(size + (IsLeftOut(value) ? 0 : 1 + _valueCodec.Measure(value, trail)));
        return trail.EndMessage(place, size);
    }

    private void WritePair(ref ProtoWriter writer, TKey key, TValue value)
    {
        if (!_keyCodec.IsZero(key))
        {
            writer.WriteTag(_keyTag);
            _keyCodec.Write(ref writer, key);
        }

        if (!IsLeftOut(value))
        {
            writer.WriteTag(_valueTag);
            _valueCodec.Write(ref writer, value);
        }
    }

    private bool IsLeftOut(TValue value) => !holdsMessages && _valueCodec.IsZero(value);

    private TValue MissingValue(int depth)
    {
        if (!holdsMessages)
        {
            return _valueCodec.Zero;
        }

        var empty = new ProtoReader(EmptyMessage, depth);
        return _valueCodec.Read(ref empty);
    }
}
