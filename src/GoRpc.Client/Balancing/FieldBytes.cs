namespace GoRpc.Client.Balancing;

/// <summary>Finds a field in an encoded message (https://protobuf.dev/programming-guides/encoding/).</summary>
internal static class FieldBytes
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Length = 2;
    private const int BeginGroup = 3;
    private const int EndGroup = 4;
    private const int Fixed32 = 5;

    /// <summary>The bytes of a field's value, without tag and length; the last one where there are several, none where it is absent.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> message, int number)
    {
        ReadOnlySpan<byte> found = default;
        var depth = 0;
        while (!message.IsEmpty)
        {
            var tag = ReadVarint(ref message);
            var type = (int)(tag & 7);
            if (type is BeginGroup or EndGroup)
            {
                depth += type is BeginGroup ? 1 : -1;
                continue;
            }

            var value = ReadValue(ref message, type);
            if (depth == 0 && (int)(tag >> 3) == number)
            {
                found = value;
            }
        }

        return found;
    }

    private static ReadOnlySpan<byte> ReadValue(scoped ref ReadOnlySpan<byte> message, int type) => type switch
    {
        Varint => Take(ref message, VarintLength(message)),
        Fixed64 => Take(ref message, sizeof(ulong)),
        Fixed32 => Take(ref message, sizeof(uint)),
        Length => Take(ref message, (int)ReadVarint(ref message)),
        _ => throw new InvalidDataException($"There is no wire type {type}."),
    };

    private static ReadOnlySpan<byte> Take(scoped ref ReadOnlySpan<byte> message, int count)
    {
        var taken = message[..count];
        message = message[count..];
        return taken;
    }

    private static int VarintLength(ReadOnlySpan<byte> message)
    {
        var length = 0;
        while (message[length++] >= 0x80)
        {
        }

        return length;
    }

    private static ulong ReadVarint(scoped ref ReadOnlySpan<byte> message)
    {
        ulong value = 0;
        var bytes = Take(ref message, VarintLength(message));
        for (var i = bytes.Length - 1; i >= 0; i--)
        {
            value = (value << 7) | (bytes[i] & 0x7Fu);
        }

        return value;
    }
}
