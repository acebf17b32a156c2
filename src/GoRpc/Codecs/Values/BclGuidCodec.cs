using System.Buffers.Binary;
using System.ComponentModel;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>A Guid as protobuf-net writes it at level 200: <c>fixed64 lo = 1; fixed64 hi = 2</c>, or nothing for the empty one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BclGuidCodec : IValueCodec<Guid>
{
    private const int GuidSize = 16;
    private const int HalfSize = sizeof(ulong);
    private const int ContentSize = GuidSize + 2;

    private const uint LowTag = (1 << 3) | (uint)WireType.Fixed64;
    private const uint HighTag = (2 << 3) | (uint)WireType.Fixed64;

    private static readonly JsonFields Fields = new("bcl.Guid", ["lo", "hi"]);

    WireType IValueCodec<Guid>.WireType => WireType.Length;

    bool IValueCodec<Guid>.IsMessage => true;

    Guid IValueCodec<Guid>.Zero => default;

    bool IValueCodec<Guid>.IsZero(Guid value) => value == default;

    int IValueCodec<Guid>.Measure(Guid value, SizeTrail trail) => value == default ? 1 : 1 + ContentSize;

    void IValueCodec<Guid>.Write(ref ProtoWriter writer, uint tag, Guid value)
    {
        writer.WriteVarint(tag, value == default ? 0U : ContentSize);
        if (value == default)
        {
            return;
        }

        Span<byte> bytes = stackalloc byte[GuidSize];
        value.TryWriteBytes(bytes);
        writer.WriteFixed64(LowTag, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        writer.WriteFixed64(HighTag, BinaryPrimitives.ReadUInt64LittleEndian(bytes[HalfSize..]));
    }

    Guid IValueCodec<Guid>.Read(ref ProtoReader reader)
    {
        Span<byte> bytes = stackalloc byte[GuidSize];
        bytes.Clear();
        var outer = reader.EnterMessage();
        while (reader.NextTag() is > 0 and var next)
        {
            if (next is LowTag or HighTag)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(bytes[(next == LowTag ? 0 : HalfSize)..], reader.ReadFixed64());
            }
            else
            {
                reader.SkipUnknown(next, [LowTag, HighTag]);
            }
        }

        reader.LeaveMessage(outer);
        return new Guid(bytes);
    }

    void IValueCodec<Guid>.WriteJson(ref JsonWriter writer, Guid value)
    {
        Span<byte> bytes = stackalloc byte[GuidSize];
        value.TryWriteBytes(bytes);
        writer.BeginMessage();
        if (BinaryPrimitives.ReadUInt64LittleEndian(bytes) is not 0 and var low)
        {
            writer.WriteName(",\"lo\":"u8);
            writer.WriteQuoted(low);
        }

        if (BinaryPrimitives.ReadUInt64LittleEndian(bytes[HalfSize..]) is not 0 and var high)
        {
            writer.WriteName(",\"hi\":"u8);
            writer.WriteQuoted(high);
        }

        writer.EndMessage();
    }

    Guid IValueCodec<Guid>.ReadJson(ref JsonReader reader)
    {
        Span<byte> bytes = stackalloc byte[GuidSize];
        bytes.Clear();
        var fields = reader.BeginMessage(Fields);
        while (reader.NextField(ref fields) is >= 0 and var field)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes[(field * HalfSize)..], reader.ReadUnsigned(sizeof(ulong)));
        }

        return new Guid(bytes);
    }
}
