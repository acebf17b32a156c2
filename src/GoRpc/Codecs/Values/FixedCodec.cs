using System.Numerics;
using System.Runtime.CompilerServices;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>float, double and the fixed whole numbers: their four or eight bytes. Zero is all bits zero, so -0.0 is written.</summary>
/// <typeparam name="T">A type of four or eight bytes.</typeparam>
internal readonly struct FixedCodec<T> : IValueCodec<T>
    where T : unmanaged, INumberBase<T>
{
    public WireType WireType => Unsafe.SizeOf<T>() == sizeof(uint) ? WireType.Fixed32 : WireType.Fixed64;

    public T Zero => default;

    public bool IsZero(T value) => Unsafe.SizeOf<T>() == sizeof(uint) ? Unsafe.BitCast<T, uint>(value) == 0 : Unsafe.BitCast<T, ulong>(value) == 0;

    public int Measure(T value, SizeTrail trail) => Unsafe.SizeOf<T>();

    public void Write(ref ProtoWriter writer, T value)
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

    public T Read(ref ProtoReader reader) => Unsafe.SizeOf<T>() == sizeof(uint)
        ? Unsafe.BitCast<uint, T>(reader.ReadFixed32())
        : Unsafe.BitCast<ulong, T>(reader.ReadFixed64());
}
