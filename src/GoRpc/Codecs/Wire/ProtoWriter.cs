using System.Buffers;
using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace GoRpc.Codecs.Wire;

/// <summary>
/// Writes protobuf into a span of exactly the measured size. Every write is checked against the span, and every message against
/// its measured length: a value that changed since it was measured is an error, never a lie on the wire. Used by generated code only.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct ProtoWriter
{
    // A field is written with one check for its tag and its value together, hence references and not spans:
    // nothing is written before _position plus its size is compared with _length.
    private readonly ref byte _start;
    private readonly int _length;
    private readonly SizeTrail _trail;
    private int _position;
    private int _depth;

    internal ProtoWriter(Span<byte> span, SizeTrail trail)
    {
        _start = ref MemoryMarshal.GetReference(span);
        _length = span.Length;
        _trail = trail;
    }

    /// <summary>Writes the tag and the length of a message whose content follows.</summary>
    /// <param name="tag">The tag.</param>
    /// <returns>The position where the message must end, for <see cref="EndMessage"/>.</returns>
    public int BeginMessage(uint tag)
    {
        // The trail is finite, but a list of a million messages that became a chain of a million would still overflow the stack.
        if (++_depth > Nesting.MaxDepth)
        {
            SizeTrail.ThrowChanged();
        }

        return BeginPacked(tag);
    }

    /// <summary>Checks that a message ends where its length says.</summary>
    /// <param name="end">What <see cref="BeginMessage(uint)"/> returned.</param>
    public void EndMessage(int end)
    {
        _depth--;
        EndPacked(end);
    }

    /// <summary>Writes a tag and the next length of the trail, and returns the position where what it delimits must end.</summary>
    internal int BeginPacked(uint tag)
    {
        var size = _trail.Take();
        WriteVarint(tag, (uint)size);
        return _position + size;
    }

    /// <summary>Checks that what was begun ends where its length says.</summary>
    internal readonly void EndPacked(int end)
    {
        if (_position != end)
        {
            SizeTrail.ThrowChanged();
        }
    }

    /// <summary>Checks that the message is whole.</summary>
    internal readonly void RequireEnd()
    {
        _trail.RequireEnd();
        EndPacked(_length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteVarint(ulong value)
    {
        var position = _position;
        if (value < 0x80 && position < _length)
        {
            Unsafe.Add(ref _start, position) = (byte)value;
            _position = position + 1;
        }
        else
        {
            WriteLong(value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteVarint(uint tag, ulong value)
    {
        var position = _position;
        if (tag < 0x80 && value < 0x80 && position < _length - 1)
        {
            ref var next = ref Unsafe.Add(ref _start, position);
            next = (byte)tag;
            Unsafe.Add(ref next, 1) = (byte)value;
            _position = position + 2;
        }
        else
        {
            WriteLong(tag, value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteFixed32(uint value) => Unsafe.WriteUnaligned(ref Advance(sizeof(uint)), Little(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteFixed64(ulong value) => Unsafe.WriteUnaligned(ref Advance(sizeof(ulong)), Little(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteFixed32(uint tag, uint value)
    {
        if (tag < 0x80)
        {
            ref var next = ref Advance(1 + sizeof(uint));
            next = (byte)tag;
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref next, 1), Little(value));
        }
        else
        {
            WriteVarint(tag);
            WriteFixed32(value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteFixed64(uint tag, ulong value)
    {
        if (tag < 0x80)
        {
            ref var next = ref Advance(1 + sizeof(ulong));
            next = (byte)tag;
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref next, 1), Little(value));
        }
        else
        {
            WriteVarint(tag);
            WriteFixed64(value);
        }
    }

    /// <summary>Writes a text. Only the length of one that is not ASCII comes from the trail: that of any other is the number of its characters.</summary>
    internal void WriteString(uint tag, string value)
    {
        var position = _position;
        var length = value.Length;
        if (tag < 0x80 && length < 0x80 && length < _length - position - 1)
        {
            ref var next = ref Unsafe.Add(ref _start, position);
            if (AsciiText.TryNarrow(value, ref Unsafe.Add(ref next, 2)))
            {
                next = (byte)tag;
                Unsafe.Add(ref next, 1) = (byte)length;
                _position = position + 2 + length;
                return;
            }
        }

        WriteLongString(tag, value);
    }

    internal void WriteBytes(uint tag, scoped ReadOnlySpan<byte> value)
    {
        WriteVarint(tag, (uint)value.Length);
        value.CopyTo(Take(value.Length));
    }

    /// <summary>The next bytes, for a caller that fills all of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Span<byte> Take(int count) => MemoryMarshal.CreateSpan(ref Advance(count), count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Advance(int count)
    {
        var position = _position;
        if ((uint)count > (uint)(_length - position))
        {
            SizeTrail.ThrowChanged();
        }

        _position = position + count;
        return ref Unsafe.Add(ref _start, position);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteLong(uint tag, ulong value)
    {
        WriteVarint(tag);
        WriteVarint(value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteLong(ulong value)
    {
        ref var next = ref Advance(Varint.SizeOf(value));
        while (value >= 0x80)
        {
            next = (byte)(value | 0x80);
            next = ref Unsafe.Add(ref next, 1);
            value >>= 7;
        }

        next = (byte)value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteLongString(uint tag, string value)
    {
        var isAscii = AsciiText.IsAscii(value);
        var size = isAscii ? value.Length : _trail.Take();
        WriteVarint(tag, (uint)size);
        var destination = Take(size);
        if (isAscii)
        {
            AsciiText.TryNarrow(value, ref MemoryMarshal.GetReference(destination));
        }
        else if (Utf8.FromUtf16(value, destination, out _, out var written, replaceInvalidSequences: false) is not OperationStatus.Done || written != size)
        {
            SizeTrail.ThrowChanged();
        }
    }

    private static uint Little(uint value) => BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);

    private static ulong Little(ulong value) => BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
}
