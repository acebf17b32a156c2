using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>An array of bytes as it is.</summary>
internal readonly struct BytesCodec : IValueCodec<byte[]>
{
    public WireType WireType => WireType.Length;

    public byte[] Zero => [];

    public bool IsZero(byte[] value) => value.Length == 0;

    public int Measure(byte[] value, SizeTrail trail) => checked(Varint.SizeOf((uint)value.Length) + value.Length);

    public void Write(ref ProtoWriter writer, byte[] value) => writer.WriteBytes(value);

    public byte[] Read(ref ProtoReader reader) => reader.ReadBytes().ToArray();
}
