using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GoRpc.Codecs.Wire;

/// <summary>The base-128 numbers of protobuf (https://protobuf.dev/programming-guides/encoding/#varints).</summary>
internal static class Varint
{
    public const int MaxSize = 10;

    /// <summary>The bytes that a number takes: one for every seven bits, without a loop or a branch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SizeOf(ulong value) => ((BitOperations.Log2(value | 1) * 9) + 73) >> 6;

    /// <inheritdoc cref="SizeOf(ulong)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SizeOf(uint value) => ((BitOperations.Log2(value | 1) * 9) + 73) >> 6;

    /// <summary>The number of varints in a run of nothing else: each ends at a byte below 128.</summary>
    public static int Count(ReadOnlySpan<byte> run)
    {
        const ulong Continued = 0x8080808080808080;
        var count = 0;
        var words = MemoryMarshal.Cast<byte, ulong>(run);
        foreach (var word in words)
        {
            count += BitOperations.PopCount(~word & Continued);
        }

        foreach (var last in run[(words.Length * sizeof(ulong))..])
        {
            count += last < 0x80 ? 1 : 0;
        }

        return count;
    }
}
