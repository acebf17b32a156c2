using System.Numerics;
using System.Runtime.CompilerServices;

namespace GoRpc.Codecs.Values;

/// <summary>sint32 and sint64: small negative numbers stay short (https://protobuf.dev/programming-guides/encoding/#signed-ints).</summary>
internal readonly struct ZigZagVarint<T> : IVarint<T>
    where T : unmanaged, IBinaryInteger<T>
{
    public static ulong Encode(T value)
    {
        var number = long.CreateTruncating(value);
        return (ulong)((number << 1) ^ (number >> 63));
    }

    public static bool TryDecode(ulong number, out T value)
    {
        if (Unsafe.SizeOf<T>() <= sizeof(int))
        {
            number = (uint)number;
        }

        var decoded = (long)(number >> 1) ^ -(long)(number & 1);
        value = T.CreateTruncating(decoded);
        return long.CreateTruncating(value) == decoded;
    }
}
