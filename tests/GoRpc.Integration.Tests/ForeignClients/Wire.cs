using System.Buffers.Binary;
using System.Text;

namespace GoRpc.Integration.Tests.ForeignClients;

/// <summary>The protobuf wire format and gRPC's framing by hand: https://protobuf.dev/programming-guides/encoding/.</summary>
internal static class Wire
{
    /// <summary>Bytes from hex, in which spaces may stand.</summary>
    public static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>A message with its five bytes of framing: not compressed, and the length.</summary>
    public static byte[] Frame(byte[] message)
    {
        var frame = new byte[5 + message.Length];
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }

    /// <summary>The fields of a message in the order of their bytes.</summary>
    public static IReadOnlyList<WireField> Fields(string message) => Fields(Bytes(message));

    /// <inheritdoc cref="Fields(string)"/>
    public static IReadOnlyList<WireField> Fields(ReadOnlySpan<byte> message)
    {
        var fields = new List<WireField>();
        while (!message.IsEmpty)
        {
            var tag = Varint(ref message);
            fields.Add((tag & 7) switch
            {
                0 => new WireField((int)(tag >> 3), Varint(ref message), []),
                1 => new WireField((int)(tag >> 3), BinaryPrimitives.ReadUInt64LittleEndian(Take(ref message, 8)), []),
                2 => new WireField((int)(tag >> 3), 0, Take(ref message, (int)Varint(ref message)).ToArray()),
                5 => new WireField((int)(tag >> 3), BinaryPrimitives.ReadUInt32LittleEndian(Take(ref message, 4)), []),
                var type => throw new InvalidDataException($"Wire type {type} is not in use since proto3."),
            });
        }

        return fields;
    }

    private static ulong Varint(ref ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = Take(ref bytes, 1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, int count)
    {
        var taken = bytes[..count];
        bytes = bytes[count..];
        return taken;
    }
}

/// <summary>One field as it stands on the wire.</summary>
internal sealed record WireField(int Number, ulong Value, byte[] Bytes)
{
    public double Double => BitConverter.UInt64BitsToDouble(Value);

    public string Text => Encoding.UTF8.GetString(Bytes);
}
