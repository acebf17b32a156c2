using System.Numerics;
using System.Runtime.CompilerServices;

namespace GoRpc.Codecs.Values;

/// <summary>
/// Whole numbers of any size to 64 bits and back. Generic math would say the same, but the JIT has a budget for each method, and its
/// conversions take more of it than all the rest of a codec.
/// </summary>
/// <typeparam name="T">A whole number of at most 64 bits.</typeparam>
internal static class Whole<T>
    where T : unmanaged, IBinaryInteger<T>
{
    /// <summary>The number with its sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Signed(T value) => Unsafe.SizeOf<T>() switch
    {
        sizeof(sbyte) => Unsafe.BitCast<T, sbyte>(value),
        sizeof(short) => Unsafe.BitCast<T, short>(value),
        sizeof(int) => Unsafe.BitCast<T, int>(value),
        _ => Unsafe.BitCast<T, long>(value),
    };

    /// <summary>The number without a sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Unsigned(T value) => Unsafe.SizeOf<T>() switch
    {
        sizeof(byte) => Unsafe.BitCast<T, byte>(value),
        sizeof(ushort) => Unsafe.BitCast<T, ushort>(value),
        sizeof(uint) => Unsafe.BitCast<T, uint>(value),
        _ => Unsafe.BitCast<T, ulong>(value),
    };

    /// <summary>The lower bits of a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Truncate(ulong number) => Unsafe.SizeOf<T>() switch
    {
        sizeof(byte) => Unsafe.BitCast<byte, T>((byte)number),
        sizeof(ushort) => Unsafe.BitCast<ushort, T>((ushort)number),
        sizeof(uint) => Unsafe.BitCast<uint, T>((uint)number),
        _ => Unsafe.BitCast<ulong, T>(number),
    };
}
