using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;

namespace GoRpc.Codecs.Wire;

/// <summary>
/// Reads protobuf from a span that nobody vouches for. No number in it is trusted: lengths are checked against the bytes that are
/// there, depth is bounded, and whatever is wrong ends in an <see cref="InvalidPayloadException"/>. Used by generated code only.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct ProtoReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _span;
    private int _position;
    private int _end;
    private int _depth;
    private uint _tag;

    internal ProtoReader(ReadOnlySpan<byte> span, int depth = 0)
    {
        _span = span;
        _end = span.Length;
        _depth = depth;
    }

    /// <summary>The offset of the next byte.</summary>
    internal readonly int Position => _position;

    /// <summary>The levels above the message that is being read.</summary>
    internal readonly int Depth => _depth;

    /// <summary>Whether the message, or the packed field, has no more bytes.</summary>
    internal readonly bool IsAtEnd => _position >= _end;

    /// <summary>The wire type of the field that <see cref="NextField"/> found.</summary>
    internal readonly WireType WireType => Tag.TypeOf(_tag);

    /// <summary>Reads the tag of the next field and returns its number, or zero at the end of the message.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int NextField()
    {
        if (_position >= _end)
        {
            return 0;
        }

        // Most contracts have no number above 15, whose tags are one byte.
        uint tag = _span[_position];
        if (tag is >= 8 and < 0x80)
        {
            _position++;
        }
        else
        {
            tag = ReadLongTag();
        }

        _tag = tag;
        return Tag.NumberOf(tag);
    }

    /// <summary>Checks that the field has the wire type of its contract.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly void Require(WireType expected)
    {
        if (Tag.TypeOf(_tag) != expected)
        {
            ThrowWireType(expected);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong ReadVarint()
    {
        var position = _position;
        if (position < _end && (uint)position < (uint)_span.Length && _span[position] is < 0x80 and var value)
        {
            _position = position + 1;
            return value;
        }

        return ReadLongVarint();
    }

    internal uint ReadFixed32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    internal ulong ReadFixed64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    internal string ReadString()
    {
        var bytes = ReadBytes();
        return bytes.IsEmpty ? "" : Ascii.IsValid(bytes) ? Encoding.Latin1.GetString(bytes) : DecodeString(bytes);
    }

    /// <summary>Reads a length and the bytes it delimits.</summary>
    internal ReadOnlySpan<byte> ReadBytes() => Take(ReadLength());

    /// <summary>Reads a length. It never goes beyond the message that holds it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int ReadLength()
    {
        var length = ReadVarint();
        if (length > (ulong)(_end - _position))
        {
            Fail("a length goes beyond the end of its message");
        }

        return (int)length;
    }

    /// <summary>Reads a length and narrows the reader to what it delimits. Returns the end to give back to <see cref="LeavePacked"/>.</summary>
    internal int EnterPacked()
    {
        var length = ReadLength();
        var outer = _end;
        _end = _position + length;
        return outer;
    }

    /// <summary>Widens the reader again.</summary>
    internal void LeavePacked(int outer) => _end = outer;

    /// <inheritdoc cref="EnterPacked"/>
    internal int EnterMessage()
    {
        Deepen();
        return EnterPacked();
    }

    /// <inheritdoc cref="LeavePacked"/>
    internal void LeaveMessage(int outer)
    {
        _depth--;
        LeavePacked(outer);
    }

    /// <summary>Narrows the reader to a message that was passed over before.</summary>
    internal (int Position, int End) Revisit(int start, int length)
    {
        Deepen();
        var place = (_position, _end);
        _position = start;
        _end = start + length;
        return place;
    }

    /// <summary>Goes on where <see cref="Revisit"/> was called.</summary>
    internal void Return((int Position, int End) place)
    {
        _depth--;
        (_position, _end) = place;
    }

    /// <summary>The next bytes of the message.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ReadOnlySpan<byte> Take(int count)
    {
        var position = _position;
        if (count > _end - position)
        {
            Fail("the message ends in the middle of a field");
        }

        _position = position + count;
        return _span.Slice(position, count);
    }

    /// <summary>The bytes from an offset on, for what reads a message in parts.</summary>
    internal readonly ReadOnlySpan<byte> Slice(int start, int length) => _span.Slice(start, length);

    /// <summary>What is left of the message or of the packed field.</summary>
    internal readonly ReadOnlySpan<byte> Remaining => _span[_position.._end];

    /// <summary>How many fields with the same tag and a length follow each other, the one just found included. Lists are made for that many.</summary>
    internal readonly int CountRun()
    {
        var ahead = this;
        var count = 0;
        do
        {
            count++;
            ahead.Skip();
        }
        while (ahead._position < _end && ahead.NextField() > 0 && ahead._tag == _tag);

        return count;
    }

    /// <summary>Passes over the value of a field that the contract does not have.</summary>
    internal void Skip()
    {
        switch (WireType)
        {
            case WireType.Varint:
                ReadVarint();
                break;
            case WireType.Fixed64:
                Take(sizeof(ulong));
                break;
            case WireType.Fixed32:
                Take(sizeof(uint));
                break;
            case WireType.Length:
                Take(ReadLength());
                break;
            case WireType.StartGroup:
                SkipGroup();
                break;
            case WireType.EndGroup:
                Fail("a group ends that never began");
                break;
            default:
                Fail($"there is no wire type {(int)WireType}");
                break;
        }
    }

    /// <summary>Checks that messages do not lie too deep in each other.</summary>
    internal readonly void RequireDepth()
    {
        if (_depth > Nesting.MaxDepth)
        {
            Fail($"messages lie more than {Nesting.MaxDepth} levels deep in each other");
        }
    }

    /// <summary>Ends reading: the bytes are no message of the contract.</summary>
    [DoesNotReturn]
    internal readonly void Fail(string reason) => throw new InvalidPayloadException(_position, reason);

    private readonly string DecodeString(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidPayloadException(_position - bytes.Length, "a string is not valid UTF-8");
        }
    }

    private void SkipGroup()
    {
        Deepen();
        var number = Tag.NumberOf(_tag);
        while (NextField() > 0)
        {
            if (WireType is WireType.EndGroup)
            {
                if (Tag.NumberOf(_tag) != number)
                {
                    Fail("a group ends with the number of another");
                }

                _depth--;
                return;
            }

            Skip();
        }

        Fail("a group never ends");
    }

    private void Deepen()
    {
        _depth++;
        RequireDepth();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private uint ReadLongTag()
    {
        var tag = ReadVarint();
        if (tag > uint.MaxValue || Tag.NumberOf((uint)tag) == 0)
        {
            Fail("there is no such field number; numbers go from 1 to 536,870,911");
        }

        return (uint)tag;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong ReadLongVarint()
    {
        var bytes = _span[_position.._end];
        var value = 0UL;
        var count = Math.Min(bytes.Length, Varint.MaxSize);
        for (var i = 0; i < count; i++)
        {
            value |= (ulong)(bytes[i] & 0x7F) << (7 * i);
            if (bytes[i] < 0x80)
            {
                _position += i + 1;
                return value;
            }
        }

        _position += count;
        Fail(count < Varint.MaxSize ? "the message ends in the middle of a number" : "a number has more than ten bytes");
        return 0;
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void ThrowWireType(WireType expected) =>
        Fail($"field {Tag.NumberOf(_tag)} has the wire type {WireType}, the contract has {expected}");
}
