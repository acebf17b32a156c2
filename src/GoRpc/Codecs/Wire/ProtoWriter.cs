using System.Buffers;
using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace GoRpc.Codecs.Wire;

/// <summary>
/// Writes protobuf into a span of exactly the measured size. Every write is checked against the span, and every message against
/// its measured length: a value that changed since it was measured is an error, never a lie on the wire. Used by generated code only.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct ProtoWriter
{
    private readonly Span<byte> _span;
    private readonly SizeTrail _trail;
    private int _position;
    private int _depth;

    internal ProtoWriter(Span<byte> span, SizeTrail trail)
    {
        _span = span;
        _trail = trail;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteTag(uint tag) => WriteVarint(tag);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteVarint(uint value)
    {
        var position = _position;
        if (value < 0x80 && (uint)position < (uint)_span.Length)
        {
            _span[position] = (byte)value;
            _position = position + 1;
        }
        else
        {
            WriteLong(value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteVarint(ulong value)
    {
        var position = _position;
        if (value < 0x80 && (uint)position < (uint)_span.Length)
        {
            _span[position] = (byte)value;
            _position = position + 1;
        }
        else
        {
            WriteLong(value);
        }
    }

    internal void WriteFixed32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Take(sizeof(uint)), value);

    internal void WriteFixed64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Take(sizeof(ulong)), value);

    internal void WriteString(string value)
    {
        var size = _trail.Take();
        WriteVarint((uint)size);
        var destination = Take(size);
        var status = size == value.Length
            ? Ascii.FromUtf16(value, destination, out var written)
            : Utf8.FromUtf16(value, destination, out _, out written, replaceInvalidSequences: false);
        if (status is not OperationStatus.Done || written != size)
        {
            SizeTrail.ThrowChanged();
        }
    }

    internal void WriteBytes(ReadOnlySpan<byte> value)
    {
        WriteVarint((uint)value.Length);
        value.CopyTo(Take(value.Length));
    }

    /// <summary>Writes the next length of the trail, and returns the position where what it delimits must end.</summary>
    internal int BeginPacked()
    {
        var size = _trail.Take();
        WriteVarint((uint)size);
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

    /// <inheritdoc cref="BeginPacked"/>
    internal int BeginMessage()
    {
        // The trail is finite, but a list of a million messages that became a chain of a million would still overflow the stack.
        if (++_depth > Nesting.MaxDepth)
        {
            SizeTrail.ThrowChanged();
        }

        return BeginPacked();
    }

    /// <inheritdoc cref="EndPacked"/>
    internal void EndMessage(int end)
    {
        _depth--;
        EndPacked(end);
    }

    /// <summary>The next bytes, for a caller that fills all of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Span<byte> Take(int count)
    {
        var position = _position;
        if ((uint)count > (uint)(_span.Length - position))
        {
            SizeTrail.ThrowChanged();
        }

        _position = position + count;
        return _span.Slice(position, count);
    }

    /// <summary>Checks that the message is whole.</summary>
    internal readonly void RequireEnd()
    {
        _trail.RequireEnd();
        EndPacked(_span.Length);
    }

    private void WriteLong(ulong value)
    {
        var bytes = Take(Varint.SizeOf(value));
        for (var i = 0; i < bytes.Length - 1; i++)
        {
            bytes[i] = (byte)(value | 0x80);
            value >>= 7;
        }

        bytes[^1] = (byte)value;
    }
}
