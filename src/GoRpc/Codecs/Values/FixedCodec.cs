using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>float, double and the fixed whole numbers: their four or eight bytes. Zero is all bits zero, so -0.0 is written.</summary>
/// <typeparam name="T">A type of four or eight bytes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FixedCodec<T> : IPackableCodec<T>, IKeyCodec<T>
    where T : unmanaged, INumberBase<T>
{
    WireType IValueCodec<T>.WireType => WireType;

    bool IValueCodec<T>.IsMessage => false;

    T IValueCodec<T>.Zero => default;

    internal static WireType WireType => Unsafe.SizeOf<T>() == sizeof(uint) ? WireType.Fixed32 : WireType.Fixed64;

    bool IValueCodec<T>.IsZero(T value) =>
        Unsafe.SizeOf<T>() == sizeof(uint) ? Unsafe.BitCast<T, uint>(value) == 0 : Unsafe.BitCast<T, ulong>(value) == 0;

    int IValueCodec<T>.Measure(T value, SizeTrail trail) => Unsafe.SizeOf<T>();

    void IValueCodec<T>.Write(ref ProtoWriter writer, uint tag, T value) => Write(ref writer, tag, value);

    void IPackableCodec<T>.WriteElement(ref ProtoWriter writer, T value) => WriteElement(ref writer, value);

    int IPackableCodec<T>.Count(ReadOnlySpan<byte> run) => run.Length / Unsafe.SizeOf<T>();

    T IValueCodec<T>.Read(ref ProtoReader reader) => Read(ref reader);

    void IValueCodec<T>.WriteJson(ref JsonWriter writer, T value)
    {
        if (typeof(T) == typeof(double))
        {
            writer.WriteNumber(Unsafe.BitCast<T, double>(value));
        }
        else if (typeof(T) == typeof(float))
        {
            writer.WriteNumber(Unsafe.BitCast<T, float>(value));
        }
        else if (typeof(T) == typeof(int))
        {
            writer.WriteNumber(Unsafe.BitCast<T, int>(value));
        }
        else if (typeof(T) == typeof(uint))
        {
            writer.WriteNumber((long)Unsafe.BitCast<T, uint>(value));
        }
        else
        {
            WriteJsonKey(ref writer, value);
        }
    }

    void IKeyCodec<T>.WriteJsonKey(ref JsonWriter writer, T value) => WriteJsonKey(ref writer, value);

    T IValueCodec<T>.ReadJson(ref JsonReader reader) =>
        typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(reader.ReadDouble())
        : typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>(reader.ReadSingle())
        : typeof(T) == typeof(int) ? Unsafe.BitCast<int, T>((int)reader.ReadSigned(sizeof(int)))
        : typeof(T) == typeof(uint) ? Unsafe.BitCast<uint, T>((uint)reader.ReadUnsigned(sizeof(uint)))
        : typeof(T) == typeof(long) ? Unsafe.BitCast<long, T>(reader.ReadSigned(sizeof(long)))
        : Unsafe.BitCast<ulong, T>(reader.ReadUnsigned(sizeof(ulong)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Write(ref ProtoWriter writer, uint tag, T value)
    {
        if (Unsafe.SizeOf<T>() == sizeof(uint))
        {
            writer.WriteFixed32(tag, Unsafe.BitCast<T, uint>(value));
        }
        else
        {
            writer.WriteFixed64(tag, Unsafe.BitCast<T, ulong>(value));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void WriteElement(ref ProtoWriter writer, T value)
    {
        if (Unsafe.SizeOf<T>() == sizeof(uint))
        {
            writer.WriteFixed32(Unsafe.BitCast<T, uint>(value));
        }
        else
        {
            writer.WriteFixed64(Unsafe.BitCast<T, ulong>(value));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Read(ref ProtoReader reader) => Unsafe.SizeOf<T>() == sizeof(uint)
        ? Unsafe.BitCast<uint, T>(reader.ReadFixed32())
        : Unsafe.BitCast<ulong, T>(reader.ReadFixed64());

    // Whole numbers, for no others are keys.
    private static void WriteJsonKey(ref JsonWriter writer, T value)
    {
        if (typeof(T) == typeof(ulong))
        {
            writer.WriteQuoted(Unsafe.BitCast<T, ulong>(value));
        }
        else
        {
            writer.WriteQuoted(long.CreateTruncating(value));
        }
    }
}
