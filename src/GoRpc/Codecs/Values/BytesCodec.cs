using System.ComponentModel;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>An array of bytes as it is.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BytesCodec : IValueCodec<byte[]>
{
    WireType IValueCodec<byte[]>.WireType => WireType.Length;

    bool IValueCodec<byte[]>.IsMessage => false;

    byte[] IValueCodec<byte[]>.Zero => [];

    bool IValueCodec<byte[]>.IsZero(byte[] value) => value.Length == 0;

    int IValueCodec<byte[]>.Measure(byte[] value, SizeTrail trail) => checked(Varint.SizeOf((uint)value.Length) + value.Length);

    void IValueCodec<byte[]>.Write(ref ProtoWriter writer, uint tag, byte[] value) => writer.WriteBytes(tag, value);

    byte[] IValueCodec<byte[]>.Read(ref ProtoReader reader) => reader.ReadBytes().ToArray();

    void IValueCodec<byte[]>.WriteJson(ref JsonWriter writer, byte[] value) => writer.WriteBase64(value);

    byte[] IValueCodec<byte[]>.ReadJson(ref JsonReader reader) => reader.ReadBase64();
}
