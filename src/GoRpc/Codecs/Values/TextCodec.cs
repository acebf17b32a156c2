using System.ComponentModel;
using System.Text;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>Whatever travels as a short ASCII text.</summary>
/// <typeparam name="T">The C# type.</typeparam>
/// <typeparam name="TText">How it is a text.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TextCodec<T, TText> : IKeyCodec<T>
    where T : struct
    where TText : struct, IText<T>
{
    // Longer than any text of these types, and short enough for a length of one byte.
    private const int MaxLength = 64;

    WireType IValueCodec<T>.WireType => WireType.Length;

    bool IValueCodec<T>.IsMessage => false;

    T IValueCodec<T>.Zero => default;

    bool IValueCodec<T>.IsZero(T value) => TText.IsZero(value);

    int IValueCodec<T>.Measure(T value, SizeTrail trail)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        return 1 + TText.Format(value, text);
    }

    void IValueCodec<T>.Write(ref ProtoWriter writer, uint tag, T value)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        var length = TText.Format(value, text);
        writer.WriteBytes(tag, text[..length]);
    }

    T IValueCodec<T>.Read(ref ProtoReader reader)
    {
        var bytes = reader.ReadBytes();
        if (bytes.IsEmpty)
        {
            // The zero of a string field is the zero of what it stands for; protobuf-net writes an empty Guid so.
            return default;
        }

        Span<char> text = stackalloc char[MaxLength];
        if (bytes.Length > MaxLength || Ascii.ToUtf16(bytes, text, out var length) is not System.Buffers.OperationStatus.Done || !TText.TryParse(text[..length], out var value))
        {
            reader.Fail($"a text is not {TText.Expected}");
            return default;
        }

        return value;
    }

    void IValueCodec<T>.WriteJson(ref JsonWriter writer, T value) => WriteJson(ref writer, value);

    void IKeyCodec<T>.WriteJsonKey(ref JsonWriter writer, T value) => WriteJson(ref writer, value);

    T IValueCodec<T>.ReadJson(ref JsonReader reader)
    {
        Span<char> text = stackalloc char[MaxLength];
        if (reader.TryReadUtf8(out var bytes) && bytes.Length <= MaxLength)
        {
            if (bytes.IsEmpty)
            {
                return default;
            }

            if (Ascii.ToUtf16(bytes, text, out var length) is System.Buffers.OperationStatus.Done && TText.TryParse(text[..length], out var value))
            {
                return value;
            }
        }

        reader.FailExpecting(TText.Expected);
        return default;
    }

    private static void WriteJson(ref JsonWriter writer, T value) => writer.EndText(TText.Format(value, writer.BeginText(MaxLength)));
}
