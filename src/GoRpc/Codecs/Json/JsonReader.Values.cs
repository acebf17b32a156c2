using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Json;

/// <summary>Scalars. Where a key of a map is read, every value is a text.</summary>
public ref partial struct JsonReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether the value is a text, or a key.</summary>
    internal readonly bool IsText => _reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName;

    /// <summary>Whether the value is a number outside of quotes.</summary>
    internal readonly bool IsNumber => _reader.TokenType is JsonTokenType.Number;

    /// <summary>Whether the reader stands on a key of a map.</summary>
    internal readonly bool IsKey => _reader.TokenType is JsonTokenType.PropertyName;

    internal readonly bool ReadBool()
    {
        if (_reader.TokenType is JsonTokenType.True or JsonTokenType.False)
        {
            return _reader.TokenType is JsonTokenType.True;
        }

        if (!IsKey || !TryReadUtf8(out var text) || !(text.SequenceEqual("true"u8) || text.SequenceEqual("false"u8)))
        {
            FailExpecting("true or false");
            return false;
        }

        return text[0] == 't';
    }

    /// <summary>Reads a whole number with a sign.</summary>
    /// <param name="size">Its bytes.</param>
    internal readonly long ReadSigned(int size)
    {
        var limit = long.MaxValue >> (64 - (8 * size));
        if (TryReadNumber(out var text))
        {
            if (Utf8Parser.TryParse(text, out long number, out var length) && length == text.Length)
            {
                if (number <= limit && number >= ~limit)
                {
                    return number;
                }
            }
            else if (TryReadWhole(text, out var whole) && whole <= limit && whole >= ~limit)
            {
                return (long)whole;
            }
        }

        FailExpecting(string.Create(CultureInfo.InvariantCulture, $"a whole number from {~limit} to {limit}"));
        return 0;
    }

    /// <summary>Reads a whole number without a sign.</summary>
    /// <param name="size">Its bytes.</param>
    internal readonly ulong ReadUnsigned(int size)
    {
        var limit = ulong.MaxValue >> (64 - (8 * size));
        if (TryReadNumber(out var text))
        {
            if (Utf8Parser.TryParse(text, out ulong number, out var length) && length == text.Length)
            {
                if (number <= limit)
                {
                    return number;
                }
            }
            else if (TryReadWhole(text, out var whole) && whole >= 0 && whole <= limit)
            {
                return (ulong)whole;
            }
        }

        FailExpecting(string.Create(CultureInfo.InvariantCulture, $"a whole number from 0 to {limit}"));
        return 0;
    }

    internal readonly double ReadDouble()
    {
        if (TryReadNumber(out var text) && Utf8Parser.TryParse(text, out double number, out var length) && length == text.Length && double.IsFinite(number))
        {
            return number;
        }

        return ReadNoNumber("a number of 64 bits");
    }

    internal readonly float ReadSingle()
    {
        if (TryReadNumber(out var text) && Utf8Parser.TryParse(text, out float number, out var length) && length == text.Length && float.IsFinite(number))
        {
            return number;
        }

        return (float)ReadNoNumber("a number of 32 bits");
    }

    /// <summary>Reads the value of an enum: its name, or a number that need not have one.</summary>
    internal readonly int ReadEnum(EnumNames names)
    {
        if (TryReadUtf8(out var name) && names.TryFind(name, out var number))
        {
            return number;
        }

        if (!IsNumber)
        {
            FailExpecting(names.Expected);
        }

        return (int)ReadSigned(sizeof(int));
    }

    internal readonly string ReadString()
    {
        if (!IsText)
        {
            FailExpecting("a text");
        }

        try
        {
            return _reader.ValueIsEscaped ? _reader.GetString()!
                : _reader.ValueSpan.IsEmpty ? ""
                : AsciiText.TryWiden(_reader.ValueSpan) ?? StrictUtf8.GetString(_reader.ValueSpan);
        }
        catch (Exception exception) when (exception is InvalidOperationException or DecoderFallbackException)
        {
            Fail("is a text that is not valid UTF-8, or has half of a surrogate pair");
            return "";
        }
    }

    /// <summary>Reads base64, in the alphabet of either kind, with or without padding.</summary>
    internal readonly byte[] ReadBase64()
    {
        const string Expected = "bytes in base64";
        if (_reader.TokenType is not JsonTokenType.String)
        {
            FailExpecting(Expected);
        }

        var text = _reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(ReadString()) : _reader.ValueSpan;
        if (!Base64Text.TryDecode(text, out var bytes))
        {
            FailExpecting(Expected);
        }

        return bytes;
    }

    /// <summary>Reads the bytes of a text or key. Only one with escapes costs an array, and what is read so has none that anybody would write.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it is one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly bool TryReadUtf8(out ReadOnlySpan<byte> text)
    {
        text = _reader.ValueSpan;
        return IsText && (!_reader.ValueIsEscaped || TryUnescape(out text));
    }

    // A number in quotes is written as one without them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryReadNumber(out ReadOnlySpan<byte> text)
    {
        text = _reader.ValueSpan;
        return _reader.TokenType is JsonTokenType.Number || (TryReadUtf8(out text) && LooksLikeNumber(text));
    }

    private readonly bool TryUnescape(out ReadOnlySpan<byte> text)
    {
        var buffer = new byte[_reader.ValueSpan.Length];
        try
        {
            text = buffer.AsSpan(0, _reader.CopyString(buffer));
            return true;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are no UTF-8.
            text = default;
            return false;
        }
    }

    // 1.0 and 1e3 are whole as well.
    private static bool TryReadWhole(ReadOnlySpan<byte> text, out decimal whole) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out whole)
        && decimal.IsInteger(whole);

    // The parsers take more than JSON has: a plus, zeros in front. Whatever else is wrong they see themselves.
    private static bool LooksLikeNumber(ReadOnlySpan<byte> text)
    {
        var digits = text.StartsWith((byte)'-') ? text[1..] : text;
        return digits.Length > 0 && IsDigit(digits[0]) && (digits[0] != '0' || digits.Length == 1 || !IsDigit(digits[1]));
    }

    private static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';

    private readonly double ReadNoNumber(string expected)
    {
        if (TryReadUtf8(out var text))
        {
            if (text.SequenceEqual("NaN"u8))
            {
                return double.NaN;
            }

            if (text.SequenceEqual("Infinity"u8))
            {
                return double.PositiveInfinity;
            }

            if (text.SequenceEqual("-Infinity"u8))
            {
                return double.NegativeInfinity;
            }
        }

        FailExpecting(expected);
        return 0;
    }
}
