using System.Numerics;
using System.Runtime.CompilerServices;
using GoRpc.Codecs.Json;

namespace GoRpc.Codecs.Values;

/// <summary>Whole numbers in JSON: those of 64 bits are texts.</summary>
/// <typeparam name="T">A whole number of at most 64 bits.</typeparam>
internal static class WholeJson<T>
    where T : unmanaged, IBinaryInteger<T>
{
    public static void WriteSigned(ref JsonWriter writer, T value)
    {
        if (Unsafe.SizeOf<T>() == sizeof(long))
        {
            writer.WriteQuoted(Whole<T>.Signed(value));
        }
        else
        {
            writer.WriteNumber(Whole<T>.Signed(value));
        }
    }

    public static void WriteUnsigned(ref JsonWriter writer, T value)
    {
        if (Unsafe.SizeOf<T>() == sizeof(ulong))
        {
            writer.WriteQuoted(Whole<T>.Unsigned(value));
        }
        else
        {
            writer.WriteNumber(Whole<T>.Unsigned(value));
        }
    }

    public static T ReadSigned(ref JsonReader reader) => Whole<T>.Truncate((ulong)reader.ReadSigned(Unsafe.SizeOf<T>()));

    public static T ReadUnsigned(ref JsonReader reader) => Whole<T>.Truncate(reader.ReadUnsigned(Unsafe.SizeOf<T>()));
}
