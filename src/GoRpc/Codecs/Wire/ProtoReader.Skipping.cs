namespace GoRpc.Codecs.Wire;

/// <summary>Passing over what is not wanted, or not yet.</summary>
public ref partial struct ProtoReader
{
    private const int Counted = 16;

    /// <summary>
    /// How many fields with a tag follow each other, the one just found included. A few are counted. To count more would read everything
    /// twice, so that their number is guessed by their size, and the limit says how far a guess may go.
    /// </summary>
    internal readonly int CountAhead(uint tag, int limit)
    {
        var ahead = this;
        var count = 0;
        do
        {
            count++;
            ahead.Skip(tag);
            if (!ahead.TryTag(tag))
            {
                return count;
            }
        }
        while (count < Counted);

        // A little more than it seems: too few by one would double the list.
        var guess = (long)(_end - _position) * count / (ahead._position - _position);
        return (int)Math.Min(guess + (guess / 16), limit);
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
