using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Json;

/// <summary>Texts, bytes and numbers with decimals.</summary>
public ref partial struct JsonWriter
{
    // Up to here the room for the worst case is no waste worth counting for.
    private const int ShortText = 1024;
    private const int MostBytesPerCharacter = 3;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // What JSON can't have in a text, and what would end or begin an element where somebody puts the JSON into HTML; Google.Protobuf escapes those as well.
    private static readonly SearchValues<byte> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(value => (byte)value), .. "\"\\<>"u8]);

    /// <summary>Writes a text.</summary>
    /// <exception cref="UnsendableException">A surrogate stands alone.</exception>
    internal void WriteString(string value)
    {
        var longest = value.Length <= ShortText ? value.Length * MostBytesPerCharacter : CountBytes(value);
        var text = BeginText(longest);
        var length = value.Length;
        if (!AsciiText.TryNarrow(value, ref MemoryMarshal.GetReference(text))
            && Utf8.FromUtf16(value, text, out _, out length, replaceInvalidSequences: false) is not OperationStatus.Done)
        {
            UnsendableException.Throw();
        }

        if (text[..length].ContainsAny(Escaped))
        {
            WriteEscaped(text[..length]);
        }
        else
        {
            EndText(length);
        }
    }

    /// <summary>Writes bytes as base64.</summary>
    internal void WriteBase64(scoped ReadOnlySpan<byte> value)
    {
        var text = BeginText(Base64.GetMaxEncodedToUtf8Length(value.Length));
        Base64.EncodeToUtf8(value, text, out _, out var length);
        EndText(length);
    }

    /// <summary>Writes the shortest number that is read as the same again; what is no number is a text.</summary>
    internal void WriteNumber(double value)
    {
        if (double.IsFinite(value))
        {
            value.TryFormat(Reserve(LongestNumber), out var length, provider: CultureInfo.InvariantCulture);
            _position += length;
        }
        else
        {
            WriteRaw(double.IsNaN(value) ? "\"NaN\""u8 : value > 0 ? "\"Infinity\""u8 : "\"-Infinity\""u8);
        }
    }

    /// <inheritdoc cref="WriteNumber(double)"/>
    internal void WriteNumber(float value)
    {
        if (float.IsFinite(value))
        {
            value.TryFormat(Reserve(LongestNumber), out var length, provider: CultureInfo.InvariantCulture);
            _position += length;
        }
        else
        {
            WriteNumber((double)value);
        }
    }

    private static int CountBytes(string value)
    {
        try
        {
            return StrictUtf8.GetByteCount(value);
        }
        catch (EncoderFallbackException)
        {
            throw new UnsendableException();
        }
    }

    // The text stands where it goes, so it is put aside first. Few texts come here.
    private void WriteEscaped(Span<byte> text)
    {
        var rented = ArrayPool<byte>.Shared.Rent(text.Length);
        text.CopyTo(rented);
        ReadOnlySpan<byte> rest = rented.AsSpan(0, text.Length);
        WriteByte((byte)'"');
        for (int length; (length = rest.IndexOfAny(Escaped)) >= 0; rest = rest[(length + 1)..])
        {
            WriteRaw(rest[..length]);
            WriteEscape(rest[length]);
        }

        WriteRaw(rest);
        WriteByte((byte)'"');
        ArrayPool<byte>.Shared.Return(rented);
    }

    private void WriteEscape(byte value)
    {
        var letter = value switch
        {
            (byte)'"' or (byte)'\\' => value,
            (byte)'\n' => (byte)'n',
            (byte)'\r' => (byte)'r',
            (byte)'\t' => (byte)'t',
            (byte)'\b' => (byte)'b',
            (byte)'\f' => (byte)'f',
            _ => (byte)'u',
        };
        WriteByte((byte)'\\');
        WriteByte(letter);
        if (letter == 'u')
        {
            WriteRaw("00"u8);
            Utf8Formatter.TryFormat(value, Reserve(2), out _, new StandardFormat('x', 2));
            _position += 2;
        }
    }
}
