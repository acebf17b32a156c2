using System.Text;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>Whatever travels as a short ASCII text.</summary>
/// <typeparam name="T">The C# type.</typeparam>
/// <typeparam name="TText">How it is a text.</typeparam>
internal readonly struct TextCodec<T, TText> : IValueCodec<T>
    where T : struct
    where TText : struct, IText<T>
{
    /// <summary>Longer than any text of these types, and short enough for a length of one byte.</summary>
    public const int MaxLength = 64;

    public WireType WireType => WireType.Length;

    public T Zero => default;

    public bool IsZero(T value) => TText.IsZero(value);

    public int Measure(T value, SizeTrail trail)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        var length = TText.Format(value, text);
        trail.Add(length);
        return 1 + length;
    }

    public void Write(ref ProtoWriter writer, T value)
    {
        var end = writer.BeginPacked();
        Span<byte> text = stackalloc byte[MaxLength];
        var length = TText.Format(value, text);
        text[..length].CopyTo(writer.Take(length));
        writer.EndPacked(end);
    }

    public T Read(ref ProtoReader reader)
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
}
