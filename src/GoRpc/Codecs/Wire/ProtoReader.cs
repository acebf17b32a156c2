using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace GoRpc.Codecs.Wire;

/// <summary>
/// Reads protobuf from a span that nobody vouches for. No number in it is trusted: lengths are checked against the bytes that are
/// there, depth is bounded, and whatever is wrong ends in an <see cref="InvalidPayloadException"/>. Used by generated code only.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct ProtoReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Always: 0 <= _position <= _end <= the bytes behind _start. Every read compares with _end once and then needs no check of a span.
    private readonly ref byte _start;
    private int _position;
    private int _end;
    private int _depth;

    internal ProtoReader(ReadOnlySpan<byte> span, int depth = 0)
    {
        _start = ref MemoryMarshal.GetReference(span);
        _end = span.Length;
        _depth = depth;
    }

    /// <summary>The offset of the next byte.</summary>
    internal readonly int Position => _position;

    /// <summary>The levels above the message that is being read.</summary>
    internal readonly int Depth => _depth;

    /// <summary>Whether the message, or the packed field, has no more bytes.</summary>
    internal readonly bool IsAtEnd => _position >= _end;

    /// <summary>What is left of the message or of the packed field.</summary>
    internal readonly ReadOnlySpan<byte> Remaining => Slice(_position, _end - _position);

    /// <summary>Reads the tag of the next field.</summary>
    /// <returns>The tag, or zero at the end of the message.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint NextTag()
    {
        var position = _position;
        if (position >= _end)
        {
            return 0;
        }

        // Most contracts have no number above 15, whose tags are one byte.
        uint tag = Unsafe.Add(ref _start, position);
        if (tag is >= 8 and < 0x80)
        {
            _position = position + 1;
            return tag;
        }

        return ReadLongTag();
    }

    /// <summary>Passes over the tag of the next field, if that is the one which is expected: a guess, for senders write fields in order.</summary>
    /// <param name="tag">The tag.</param>
    /// <returns>Whether it was.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTag(uint tag)
    {
        var position = _position;
        if (tag < 0x80)
        {
            if (position < _end && Unsafe.Add(ref _start, position) == tag)
            {
                _position = position + 1;
                return true;
            }
        }
        else if (tag < 0x4000
            && position < _end - 1
            && Unsafe.Add(ref _start, position) == (byte)(tag | 0x80)
            && Unsafe.Add(ref _start, position + 1) == tag >> 7)
        {
            _position = position + 2;
            return true;
        }

        return false;
    }

    /// <summary>Passes over a field that the contract does not have.</summary>
    /// <param name="tag">Its tag.</param>
    /// <param name="known">The tags of the contract: another wire type for one of its fields is an error and no unknown field.</param>
    public void SkipUnknown(uint tag, scoped ReadOnlySpan<uint> known)
    {
        foreach (var expected in known)
        {
            if (Tag.NumberOf(expected) == Tag.NumberOf(tag))
            {
                Fail($"field {Tag.NumberOf(tag)} has the wire type {Tag.TypeOf(tag)}, the contract has {Tag.TypeOf(expected)}");
            }
        }

        Skip(tag);
    }

    /// <summary>Reads the length of a message and narrows the reader to its content.</summary>
    /// <returns>The end of what holds the message, for <see cref="LeaveMessage"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int EnterMessage()
    {
        Deepen();
        return EnterPacked();
    }

    /// <summary>Widens the reader again.</summary>
    /// <param name="outer">What <see cref="EnterMessage"/> returned.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void LeaveMessage(int outer)
    {
        _depth--;
        _end = outer;
    }

    /// <summary>Widens the reader again, and hands on what was read: <c>reader.LeaveMessage(reader.EnterMessage(), content)</c>.</summary>
    /// <typeparam name="T">The type of the message.</typeparam>
    /// <param name="outer">What <see cref="EnterMessage"/> returned.</param>
    /// <param name="value">The message.</param>
    /// <returns>The message.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LeaveMessage<T>(int outer, T value)
    {
        LeaveMessage(outer);
        return value;
    }

    /// <summary>Ends reading: the bytes are no message of the contract.</summary>
    /// <param name="reason">What is wrong, as the middle of a sentence.</param>
    [DoesNotReturn]
    public readonly void Fail(string reason) => throw new InvalidPayloadException(_position, reason);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong ReadVarint()
    {
        var position = _position;
        ulong value;
        if (position < _end && (value = Unsafe.Add(ref _start, position)) < 0x80)
        {
            _position = position + 1;
            return value;
        }

        return ReadLongVarint();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal uint ReadFixed32()
    {
        var value = Unsafe.ReadUnaligned<uint>(ref Advance(sizeof(uint)));
        return BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong ReadFixed64()
    {
        var value = Unsafe.ReadUnaligned<ulong>(ref Advance(sizeof(ulong)));
        return BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal string ReadString() => DecodeString(ReadBytes(), _position);

    /// <summary>Reads a length and the bytes it delimits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ReadOnlySpan<byte> ReadBytes() => Take(ReadLength());

    /// <summary>Reads a length. It never goes beyond the message that holds it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int ReadLength()
    {
        var length = ReadVarint();
        if (length > (ulong)(_end - _position))
        {
            FailLength();
        }

        return (int)length;
    }

    /// <summary>Reads a length and narrows the reader to what it delimits. Returns the end to give back to <see cref="LeavePacked"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int EnterPacked()
    {
        var length = ReadLength();
        var outer = _end;
        _end = _position + length;
        return outer;
    }

    /// <summary>Widens the reader again.</summary>
    internal void LeavePacked(int outer) => _end = outer;

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
    internal ReadOnlySpan<byte> Take(int count) => MemoryMarshal.CreateReadOnlySpan(ref Advance(count), count);

    /// <summary>Bytes that were passed over before, for what reads a message in parts.</summary>
    internal readonly ReadOnlySpan<byte> Slice(int start, int length) => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref _start, start), length);

    /// <summary>Checks that messages do not lie too deep in each other.</summary>
    internal readonly void RequireDepth()
    {
        if (_depth > Nesting.MaxDepth)
        {
            FailDepth();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Deepen()
    {
        _depth++;
        RequireDepth();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Advance(int count)
    {
        var position = _position;
        if ((uint)count > (uint)(_end - position))
        {
            FailEnd();
        }

        _position = position + count;
        return ref Unsafe.Add(ref _start, position);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private uint ReadLongTag()
    {
        var tag = ReadLongVarint();
        if (tag > uint.MaxValue || Tag.NumberOf((uint)tag) == 0)
        {
            Fail("there is no such field number; numbers go from 1 to 536,870,911");
        }

        return (uint)tag;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong ReadLongVarint()
    {
        ref var next = ref Unsafe.Add(ref _start, _position);
        var count = Math.Min(_end - _position, Varint.MaxSize);
        if (count > 1 && next >= 0x80 && Unsafe.Add(ref next, 1) < 0x80)
        {
            _position += 2;
            return (next & 0x7FUL) | ((ulong)Unsafe.Add(ref next, 1) << 7);
        }

        var value = 0UL;
        for (var index = 0; index < count; index++)
        {
            var bits = Unsafe.Add(ref next, index);
            value |= (ulong)(bits & 0x7F) << (7 * index);
            if (bits < 0x80)
            {
                _position += index + 1;
                return value;
            }
        }

        _position += count;
        Fail(count < Varint.MaxSize ? "the message ends in the middle of a number" : "a number has more than ten bytes");
        return 0;
    }

    private static string DecodeString(ReadOnlySpan<byte> bytes, int end)
    {
        if (bytes.IsEmpty)
        {
            return "";
        }

        if (AsciiText.TryWiden(bytes) is { } text)
        {
            return text;
        }

        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidPayloadException(end - bytes.Length, "a string is not valid UTF-8");
        }
    }

    // Apart, so that what calls them is short enough to be inlined.
    [DoesNotReturn]
    private readonly void FailLength() => Fail("a length goes beyond the end of its message");

    [DoesNotReturn]
    private readonly void FailEnd() => Fail("the message ends in the middle of a field");

    [DoesNotReturn]
    private readonly void FailDepth() => Fail($"messages lie more than {Nesting.MaxDepth} levels deep in each other");
}
