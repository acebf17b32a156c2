using System.ComponentModel;
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
        var origin = DateTime.UnixEpoch.Ticks;
        if (encoded.TryGetTicks(DateTime.MinValue.Ticks - origin, DateTime.MaxValue.Ticks - origin) is not { } ticks || (uint)encoded.Kind > (uint)DateTimeKind.Local)
        {
            reader.Fail($"{encoded} is not a DateTime");
            return default;
        }

        return new DateTime(ticks + origin, (DateTimeKind)encoded.Kind);
    }

    private static VarintMessage Encode(DateTime value) => value == DateTime.MinValue || value == DateTime.MaxValue
        ? BclTicks.EncodeLimit(value == DateTime.MaxValue)
        : BclTicks.Encode(value.Ticks - DateTime.UnixEpoch.Ticks);
}
