using System.Buffers.Binary;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>A Guid as protobuf-net writes it at level 200: <c>fixed64 lo = 1; fixed64 hi = 2</c>, or nothing for the empty one.</summary>
internal readonly struct BclGuidCodec : IValueCodec<Guid>
{
    private const int GuidSize = 16;
    private const int HalfSize = sizeof(ulong);
    private const int ContentSize = GuidSize + 2;

    private static readonly uint LowTag = Tag.Of(1, WireType.Fixed64);
    private static readonly uint HighTag = Tag.Of(2, WireType.Fixed64);

    public WireType WireType => WireType.Length;

    public Guid Zero => default;

    public bool IsZero(Guid value) => value == default;

    public int Measure(Guid value, SizeTrail trail) => value == default ? 1 : 1 + ContentSize;

    public void Write(ref ProtoWriter writer, Guid value)
    {
        writer.WriteVarint(value == default ? 0U : ContentSize);
        if (value == default)
        {
            return;
        }

        Span<byte> bytes = stackalloc byte[GuidSize];
        value.TryWriteBytes(bytes);
        writer.WriteTag(LowTag);
        bytes[..HalfSize].CopyTo(writer.Take(HalfSize));
        writer.WriteTag(HighTag);
        bytes[HalfSize..].CopyTo(writer.Take(HalfSize));
    }

    public Guid Read(ref ProtoReader reader)
    {
        Span<byte> bytes = stackalloc byte[GuidSize];
        bytes.Clear();
        var outer = reader.EnterMessage();
        while (reader.NextField() is > 0 and var field)
        {
            if (field is 1 or 2)
            {
                reader.Require(WireType.Fixed64);
                BinaryPrimitives.WriteUInt64LittleEndian(bytes[((field - 1) * HalfSize)..], reader.ReadFixed64());
            }
            else
            {
                reader.Skip();
            }
        }

        reader.LeaveMessage(outer);
        return new Guid(bytes);
    }
}
