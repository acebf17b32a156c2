using System.ComponentModel;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>A decimal as protobuf-net writes it at level 200: <c>uint64 lo = 1; uint32 hi = 2; uint32 signScale = 3</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BclDecimalCodec : IValueCodec<decimal>
{
    private const int LargestScale = 28;

    private static readonly JsonFields Fields = new("bcl.Decimal", ["lo", "hi", "sign_scale"]);

    WireType IValueCodec<decimal>.WireType => WireType.Length;

    bool IValueCodec<decimal>.IsMessage => true;

    decimal IValueCodec<decimal>.Zero => default;

    bool IValueCodec<decimal>.IsZero(decimal value) => DecimalText.IsZero(value);

    int IValueCodec<decimal>.Measure(decimal value, SizeTrail trail) => Encode(value).Measure();

    void IValueCodec<decimal>.Write(ref ProtoWriter writer, uint tag, decimal value) => Encode(value).Write(ref writer, tag);

    decimal IValueCodec<decimal>.Read(ref ProtoReader reader)
    {
        var encoded = VarintMessage.Read(ref reader);
        var scale = ScaleOf(encoded);
        if (scale > LargestScale)
        {
            reader.Fail($"a decimal has {scale} decimals, more than {LargestScale}");
        }

        return Decode(encoded, scale);
    }

    void IValueCodec<decimal>.WriteJson(ref JsonWriter writer, decimal value)
    {
        var (low, high, signScale) = Encode(value);
        writer.BeginMessage();
        if (low != 0)
        {
            writer.WriteName(",\"lo\":"u8);
            writer.WriteQuoted(low);
        }

        if (high != 0)
        {
            writer.WriteName(",\"hi\":"u8);
            writer.WriteNumber(high);
        }

        if (signScale != 0)
        {
            writer.WriteName(",\"signScale\":"u8);
            writer.WriteNumber(signScale);
        }

        writer.EndMessage();
    }

    decimal IValueCodec<decimal>.ReadJson(ref JsonReader reader)
    {
        var (low, high, signScale) = (0UL, 0UL, 0UL);
        var fields = reader.BeginMessage(Fields);
        while (reader.NextField(ref fields) is >= 0 and var field)
        {
            switch (field)
            {
                case 0:
                    low = reader.ReadUnsigned(sizeof(ulong));
                    break;
                case 1:
                    high = reader.ReadUnsigned(sizeof(uint));
                    break;
                default:
                    signScale = reader.ReadUnsigned(sizeof(uint));
                    break;
            }
        }

        var encoded = new VarintMessage(low, high, signScale);
        var scale = ScaleOf(encoded);
        if (scale > LargestScale)
        {
            reader.Fail($"has {scale} decimals, expected at most {LargestScale}");
        }

        return Decode(encoded, scale);
    }

    private static ulong ScaleOf(VarintMessage encoded) => (encoded.Third >> 1) & 0xFF;

    private static decimal Decode(VarintMessage encoded, ulong scale) =>
        new((int)encoded.First, (int)(encoded.First >> 32), (int)encoded.Second, (encoded.Third & 1) != 0, (byte)scale);

    private static VarintMessage Encode(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var low = (uint)parts[0] | ((ulong)(uint)parts[1] << 32);
        var signScale = ((uint)value.Scale << 1) | (decimal.IsNegative(value) ? 1U : 0U);
        return new VarintMessage(low, (uint)parts[2], signScale);
    }
}
