namespace GoRpc.Codecs.Wire;

/// <summary>Passing over what is not wanted, or not yet.</summary>
public ref partial struct ProtoReader
{
    /// <summary>How many fields with a tag follow each other, the one just found included. Lists are made for that many.</summary>
    internal readonly int CountRun(uint tag)
    {
        var ahead = this;
        var count = 0;
        var isLength = Tag.TypeOf(tag) is WireType.Length;
        do
        {
            count++;
            if (isLength)
            {
                ahead.Advance(ahead.ReadLength());
            }
            else
            {
                ahead.Skip(tag);
            }
        }
        while (ahead.TryTag(tag));

        return count;
    }

    /// <summary>Looks for the field that says of which derived type a message is, and enters it.</summary>
    /// <param name="tags">The tags of the derived types.</param>
    /// <returns>The tag that was found, or zero when the message has none of them.</returns>
    public uint FindSubtype(scoped ReadOnlySpan<uint> tags)
    {
        while (NextTag() is > 0 and var tag)
        {
            if (tags.Contains(tag))
            {
                EnterMessage();
                return tag;
            }

            Skip(tag);
        }

        return 0;
    }

    /// <summary>Passes over the value of a field.</summary>
    internal void Skip(uint tag)
    {
        switch (Tag.TypeOf(tag))
        {
            case WireType.Varint:
                ReadVarint();
                break;
            case WireType.Fixed64:
                Advance(sizeof(ulong));
                break;
            case WireType.Fixed32:
                Advance(sizeof(uint));
                break;
            case WireType.Length:
                Advance(ReadLength());
                break;
            case WireType.StartGroup:
                SkipGroup(Tag.NumberOf(tag));
                break;
            case WireType.EndGroup:
                Fail("a group ends that never began");
                break;
            default:
                Fail($"there is no wire type {(int)Tag.TypeOf(tag)}");
                break;
        }
    }

    private void SkipGroup(int number)
    {
        Deepen();
        while (NextTag() is > 0 and var tag)
        {
            if (Tag.TypeOf(tag) is WireType.EndGroup)
            {
                if (Tag.NumberOf(tag) != number)
                {
                    Fail("a group ends with the number of another");
                }

                _depth--;
                return;
            }

            Skip(tag);
        }

        Fail("a group never ends");
    }
}
