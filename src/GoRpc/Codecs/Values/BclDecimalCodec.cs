using System.ComponentModel;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>A decimal as protobuf-net writes it at level 200: <c>uint64 lo = 1; uint32 hi = 2; uint32 signScale = 3</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BclDecimalCodec : IValueCodec<decimal>
{
    private const int LargestScale = 28;

    WireType IValueCodec<decimal>.WireType => WireType.Length;

    bool IValueCodec<decimal>.IsMessage => true;

    decimal IValueCodec<decimal>.Zero => default;

    bool IValueCodec<decimal>.IsZero(decimal value) => DecimalText.IsZero(value);

    int IValueCodec<decimal>.Measure(decimal value, SizeTrail trail) => Encode(value).Measure();

    void IValueCodec<decimal>.Write(ref ProtoWriter writer, uint tag, decimal value) => Encode(value).Write(ref writer, tag);

    decimal IValueCodec<decimal>.Read(ref ProtoReader reader)
    {
        var (low, high, signScale) = VarintMessage.Read(ref reader);
        var scale = (signScale >> 1) & 0xFF;
        if (scale > LargestScale)
        {
            reader.Fail($"a decimal has {scale} decimals, more than {LargestScale}");
        }

        return new decimal((int)low, (int)(low >> 32), (int)high, (signScale & 1) != 0, (byte)scale);
    }

    private static VarintMessage Encode(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var low = (uint)parts[0] | ((ulong)(uint)parts[1] << 32);
        var signScale = ((uint)value.Scale << 1) | (decimal.IsNegative(value) ? 1U : 0U);
        return new VarintMessage(low, (uint)parts[2], signScale);
    }
}
