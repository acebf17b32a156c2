namespace GoRpc.Codecs.Values;

/// <summary>Signed numbers in the order 0, -1, 1, -2: small negative ones stay short (https://protobuf.dev/programming-guides/encoding/#signed-ints).</summary>
internal static class ZigZag
{
    public static ulong Encode(long number) => (ulong)((number << 1) ^ (number >> 63));

    public static long Decode(ulong number) => (long)(number >> 1) ^ -(long)(number & 1);
}
