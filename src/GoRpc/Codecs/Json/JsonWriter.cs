using System.Buffers;
using System.Buffers.Text;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Json;

/// <summary>
/// Writes JSON into a buffer that grows. Nobody sees the bytes before the whole message is there, so that a value which its contract forbids
/// leaves nothing behind. It checks no grammar: only codecs write with it. Used by generated code only.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct JsonWriter
{
    // A thread that once wrote a huge message does not hold its buffer for ever.
    private const int LargestKept = 64 * 1024;
    private const int Smallest = 1024;

    // The longest number: a double, and quotes around it.
    private const int LongestNumber = 32;

    [ThreadStatic]
    private static byte[]? _spare;

    private byte[] _bytes;
    private int _position;
    private int _depth;

    // In front of the next name: the begin of its object, or the comma behind another member of it.
    private byte _separator;

    private JsonWriter(byte[] bytes) => _bytes = bytes;

    /// <summary>What is written so far.</summary>
    internal readonly ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _position);

    /// <summary>An empty writer. A property getter that writes a message itself gets another buffer.</summary>
    internal static JsonWriter Rent()
    {
        var spare = _spare;
        _spare = null;
        return new JsonWriter(spare ?? ArrayPool<byte>.Shared.Rent(Smallest));
    }

    /// <summary>Gives the buffer back to its thread.</summary>
    internal void Return()
    {
        if (_spare is null && _bytes.Length <= LargestKept)
        {
            _spare = _bytes;
        }
        else
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }

        _bytes = [];
    }

    /// <summary>Begins a message.</summary>
    public void BeginMessage()
    {
        // The whole message lies at depth one here, and at zero on the wire.
        if (++_depth > Nesting.MaxDepth + 1)
        {
            UnsendableException.Throw();
        }

        _separator = (byte)'{';
    }

    /// <summary>Ends a message.</summary>
    public void EndMessage()
    {
        _depth--;
        EndObject();
    }

    /// <summary>Writes the name of a member of an object.</summary>
    /// <param name="name">The name as it stands behind another: <c>,"name":</c>.</param>
    public void WriteName(scoped ReadOnlySpan<byte> name)
    {
        Debug.Assert(name[0] == ',' && name[^1] == ':', "A name stands between its separators.");
        var destination = Reserve(name.Length);
        name.CopyTo(destination);
        destination[0] = _separator;
        _separator = (byte)',';
        _position += name.Length;
    }

    /// <summary>Begins a map.</summary>
    internal void BeginMap() => _separator = (byte)'{';

    /// <summary>Begins a pair of a map. Its key follows.</summary>
    internal void BeginKey()
    {
        WriteByte(_separator);
        _separator = (byte)',';
    }

    /// <summary>Ends the key of a pair. Its value follows.</summary>
    internal void EndKey() => WriteByte((byte)':');

    /// <summary>Ends a map.</summary>
    internal void EndMap() => EndObject();

    /// <summary>Writes a byte that separates values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteByte(byte value)
    {
        Reserve(1)[0] = value;
        _position++;
    }

    /// <summary>Writes a value that is JSON already.</summary>
    internal void WriteRaw(scoped ReadOnlySpan<byte> json)
    {
        json.CopyTo(Reserve(json.Length));
        _position += json.Length;
    }

    internal void WriteBool(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    internal void WriteNumber(long value)
    {
        Utf8Formatter.TryFormat(value, Reserve(LongestNumber), out var length);
        _position += length;
    }

    internal void WriteNumber(ulong value)
    {
        Utf8Formatter.TryFormat(value, Reserve(LongestNumber), out var length);
        _position += length;
    }

    /// <summary>Writes a number as text, as proto3 wants those of 64 bits: JavaScript has no such numbers.</summary>
    internal void WriteQuoted(long value)
    {
        var text = BeginText(LongestNumber);
        Utf8Formatter.TryFormat(value, text, out var length);
        EndText(length);
    }

    /// <inheritdoc cref="WriteQuoted(long)"/>
    internal void WriteQuoted(ulong value)
    {
        var text = BeginText(LongestNumber);
        Utf8Formatter.TryFormat(value, text, out var length);
        EndText(length);
    }

    /// <summary>Begins a text that has no character to escape.</summary>
    /// <param name="longest">The most bytes that it may take.</param>
    /// <returns>Where its bytes go.</returns>
    internal Span<byte> BeginText(int longest)
    {
        var destination = Reserve(longest + 2);
        destination[0] = (byte)'"';
        return destination.Slice(1, longest);
    }

    /// <summary>Ends it.</summary>
    internal void EndText(int length)
    {
        _position += length + 2;
        _bytes[_position - 1] = (byte)'"';
    }

    private void EndObject()
    {
        if (_separator == '{')
        {
            WriteByte((byte)'{');
        }

        WriteByte((byte)'}');
        _separator = (byte)',';
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(int count)
    {
        if (_bytes.Length - _position < count)
        {
            Grow(count);
        }

        return _bytes.AsSpan(_position);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(2L * _bytes.Length, checked(_position + count), Array.MaxLength));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
