using System.ComponentModel;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>
/// A DateTime as protobuf-net writes it at level 200: the ticks as they are, without their kind. That is all its readers
/// understand, so nothing is converted to UTC here. A kind that a sender wrote (IncludeDateTimeKind) is kept.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BclDateTimeCodec : IValueCodec<DateTime>
{
    WireType IValueCodec<DateTime>.WireType => WireType.Length;

    bool IValueCodec<DateTime>.IsMessage => true;

    DateTime IValueCodec<DateTime>.Zero => default;

    bool IValueCodec<DateTime>.IsZero(DateTime value) => value == default;

    int IValueCodec<DateTime>.Measure(DateTime value, SizeTrail trail) => Encode(value).Measure();

    void IValueCodec<DateTime>.Write(ref ProtoWriter writer, uint tag, DateTime value) => Encode(value).Write(ref writer, tag);

    DateTime IValueCodec<DateTime>.Read(ref ProtoReader reader)
    {
        var encoded = BclTicks.Read(ref reader);
        if (!TryDecode(encoded, out var value))
        {
            reader.Fail($"{encoded} is not a DateTime");
        }

        return value;
    }

    void IValueCodec<DateTime>.WriteJson(ref JsonWriter writer, DateTime value) => BclTicks.WriteJson(ref writer, Encode(value));

    DateTime IValueCodec<DateTime>.ReadJson(ref JsonReader reader)
    {
        var encoded = BclTicks.ReadJson(ref reader);
        if (!TryDecode(encoded, out var value))
        {
            reader.Fail($"is {encoded}, which is not a DateTime");
        }

        return value;
    }

    private static bool TryDecode(BclTicks encoded, out DateTime value)
    {
        var origin = DateTime.UnixEpoch.Ticks;
        var ticks = encoded.TryGetTicks(DateTime.MinValue.Ticks - origin, DateTime.MaxValue.Ticks - origin);
        var isValid = ticks is not null && (uint)encoded.Kind <= (uint)DateTimeKind.Local;
        value = isValid ? new DateTime(ticks!.Value + origin, (DateTimeKind)encoded.Kind) : default;
        return isValid;
    }

    private static VarintMessage Encode(DateTime value) => value == DateTime.MinValue || value == DateTime.MaxValue
        ? BclTicks.EncodeLimit(value == DateTime.MaxValue)
        : BclTicks.Encode(value.Ticks - DateTime.UnixEpoch.Ticks);
}
