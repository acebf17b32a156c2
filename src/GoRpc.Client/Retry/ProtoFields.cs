namespace GoRpc.Client.Retry;

/// <summary>Walks over the fields of a protobuf message; ends early, without an error, where the bytes are none.</summary>
internal ref struct ProtoFields(ReadOnlySpan<byte> message)
{
    private const int LongestVarint = 10;

    private ReadOnlySpan<byte> _rest = message;

    public int Number { get; private set; }

    /// <summary>The value of a length-delimited field; else empty.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>The value of a varint field; else zero.</summary>
    public long Varint { get; private set; }

    public bool MoveNext()
    {
        Varint = 0;
        Bytes = default;
        if (!TryReadVarint(out var tag))
        {
            return false;
        }

        Number = (int)(tag >> 3);
        switch (tag & 7)
        {
            case 0:
                var isVarint = TryReadVarint(out var value);
                Varint = value;
                return isVarint;
            case 1:
                return TrySkip(sizeof(ulong));
            case 2:
                return TryReadVarint(out var length) && TryReadBytes(length);
            case 5:
                return TrySkip(sizeof(uint));
            default:
                return false;
        }
    }

    private bool TryReadVarint(out long value)
    {
        value = 0;
        for (var i = 0; i < _rest.Length && i < LongestVarint; i++)
        {
            value |= (long)(_rest[i] & 0x7f) << (7 * i);
            if (_rest[i] < 0x80)
            {
                _rest = _rest[(i + 1)..];
                return true;
            }
        }

        return false;
    }

    private bool TryReadBytes(long length)
    {
        if (length < 0 || length > _rest.Length)
        {
            return false;
        }

        Bytes = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return true;
    }

    private bool TrySkip(int length)
    {
        if (length > _rest.Length)
        {
            return false;
        }

        _rest = _rest[length..];
        return true;
    }
}
