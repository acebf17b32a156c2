using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace GoRpc.Codecs.Wire;

/// <summary>
/// Text that is the same in UTF-16 and UTF-8 but for the width of its characters. Nearly all texts of messages are short and ASCII,
/// and the general conversions take longer to start than these loops take to end.
/// </summary>
internal static class AsciiText
{
    private const ushort NotAscii = 0xFF80;

    /// <summary>Whether a text is ASCII.</summary>
    public static bool IsAscii(string text)
    {
        ref var source = ref FirstOf(text);
        if (text.Length < Vector128<ushort>.Count)
        {
            var bits = 0;
            foreach (var character in text)
            {
                bits |= character;
            }

            return bits < 0x80;
        }

        // The last step may look at some characters again; that is cheaper than a loop for what is left.
        var all = Vector128<ushort>.Zero;
        var last = text.Length - Vector128<ushort>.Count;
        for (var index = 0; index < last; index += Vector128<ushort>.Count)
        {
            all |= Vector128.LoadUnsafe(ref source, (nuint)index);
        }

        all |= Vector128.LoadUnsafe(ref source, (nuint)last);
        return (all & Vector128.Create(NotAscii)) == Vector128<ushort>.Zero;
    }

    /// <summary>Writes a text with one byte per character. False when it is not ASCII; the destination then holds anything.</summary>
    /// <param name="text">The text.</param>
    /// <param name="destination">The first of as many bytes as the text has characters.</param>
    public static bool TryNarrow(string text, ref byte destination)
    {
        ref var source = ref FirstOf(text);
        if (text.Length < Vector128<byte>.Count)
        {
            return TryNarrowShort(ref source, ref destination, text.Length);
        }

        var all = Vector128<ushort>.Zero;
        var last = text.Length - Vector128<byte>.Count;
        for (var index = 0; index < last; index += Vector128<byte>.Count)
        {
            all |= Narrow(ref source, ref destination, index);
        }

        all |= Narrow(ref source, ref destination, last);
        return (all & Vector128.Create(NotAscii)) == Vector128<ushort>.Zero;
    }

    /// <summary>The text of bytes that are ASCII; null when they are not.</summary>
    public static string? TryWiden(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Vector128<byte>.Count)
        {
            return Ascii.IsValid(bytes) ? Encoding.Latin1.GetString(bytes) : null;
        }

        // A text of another script mostly shows at once, and then nothing is allocated in vain.
        ref var source = ref MemoryMarshal.GetReference(bytes);
        var all = Vector128.LoadUnsafe(ref source);
        if (all.ExtractMostSignificantBits() != 0)
        {
            return null;
        }

        // Nobody else has the new string yet.
        var text = new string('\0', bytes.Length);
        ref var destination = ref FirstOf(text);
        var last = bytes.Length - Vector128<byte>.Count;
        for (var index = 0; index < last; index += Vector128<byte>.Count)
        {
            all |= Widen(ref source, ref destination, index);
        }

        all |= Widen(ref source, ref destination, last);
        return all.ExtractMostSignificantBits() == 0 ? text : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Widen(ref byte source, ref ushort destination, int index)
    {
        var bytes = Vector128.LoadUnsafe(ref source, (nuint)index);
        var (lower, upper) = Vector128.Widen(bytes);
        lower.StoreUnsafe(ref destination, (nuint)index);
        upper.StoreUnsafe(ref destination, (nuint)(index + Vector128<ushort>.Count));
        return bytes;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Narrow(ref ushort source, ref byte destination, int index)
    {
        var lower = Vector128.LoadUnsafe(ref source, (nuint)index);
        var upper = Vector128.LoadUnsafe(ref source, (nuint)(index + Vector128<ushort>.Count));
        Vector128.Narrow(lower, upper).StoreUnsafe(ref destination, (nuint)index);
        return lower | upper;
    }

    private static bool TryNarrowShort(ref ushort source, ref byte destination, int length)
    {
        var bits = 0;
        for (var index = 0; index < length; index++)
        {
            var character = Unsafe.Add(ref source, index);
            Unsafe.Add(ref destination, index) = (byte)character;
            bits |= character;
        }

        return bits < 0x80;
    }

    private static ref ushort FirstOf(string text) => ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
}
