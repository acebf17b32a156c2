using System.Buffers.Binary;

namespace GoRpc.Schema.Dynamic;

/// <summary>Reads fields in protobuf's encoding.</summary>
internal ref struct WireInput(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <exception cref="InvalidDataException">The bytes are no field.</exception>
    public (int Number, WireForm Form) Tag()
    {
        var tag = Varint();
        return tag >> 3 is > 0 and <= 0x1FFFFFFF and var number && (tag & 7) <= (uint)WireForm.Fixed32
            ? ((int)number, (WireForm)(tag & 7))
            : throw new InvalidDataException($"{tag} is no tag of a field.");
    }

    public ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var part = Take(1)[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A number has more than ten bytes.");
    }

    public long ZigZag() => Varint() is var value ? (long)(value >> 1) ^ -(long)(value & 1) : 0;

    public uint Fixed32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    public ulong Fixed64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    public ReadOnlySpan<byte> Bytes()
    {
        var length = Varint();
        return length <= (ulong)_rest.Length ? Take((int)length) : throw Truncated();
    }

    /// <summary>Passes over the value of a field that nobody knows.</summary>
    public void Skip(int number, WireForm form)
    {
        switch (form)
        {
            case WireForm.Varint:
                Varint();
                break;
            case WireForm.Fixed64:
                Take(sizeof(ulong));
                break;
            case WireForm.Fixed32:
                Take(sizeof(uint));
                break;
            case WireForm.Length:
                Bytes();
                break;
            case WireForm.StartGroup:
                SkipGroup(number);
                break;
            default:
                throw new InvalidDataException($"A group ends that never began (field {number}).");
        }
    }

    private void SkipGroup(int number)
    {
        for (var (inner, form) = Tag(); form is not WireForm.EndGroup || inner != number; (inner, form) = Tag())
        {
            Skip(inner, form);
        }
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _rest.Length)
        {
            throw Truncated();
        }

        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    private static InvalidDataException Truncated() => new("The message ends in the middle of a field.");
}
