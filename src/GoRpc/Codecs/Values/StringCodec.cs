using System.ComponentModel;
using System.Text;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>Text in strict UTF-8: half of a surrogate pair has no bytes, and replacing it would send another text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StringCodec : IKeyCodec<string>
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    WireType IValueCodec<string>.WireType => WireType.Length;

    bool IValueCodec<string>.IsMessage => false;

    string IValueCodec<string>.Zero => "";

    bool IValueCodec<string>.IsZero(string value) => value.Length == 0;

    int IValueCodec<string>.Measure(string value, SizeTrail trail) => MeasureText(value, trail);

    void IValueCodec<string>.Write(ref ProtoWriter writer, uint tag, string value) => writer.WriteString(tag, value);

    string IValueCodec<string>.Read(ref ProtoReader reader) => reader.ReadString();

    void IValueCodec<string>.WriteJson(ref JsonWriter writer, string value) => writer.WriteString(value);

    void IKeyCodec<string>.WriteJsonKey(ref JsonWriter writer, string value) => writer.WriteString(value);

    string IValueCodec<string>.ReadJson(ref JsonReader reader) => reader.ReadString();

    /// <summary>Measures for <see cref="ProtoWriter.WriteString"/>.</summary>
    /// <exception cref="UnsendableException">A surrogate stands alone.</exception>
    internal static int MeasureText(string value, SizeTrail trail)
    {
        // Most texts are ASCII, and to see that is several times faster than to count.
        var size = AsciiText.IsAscii(value) ? value.Length : MeasureOther(value, trail);
        return checked(Varint.SizeOf((uint)size) + size);
    }

    private static int MeasureOther(string value, SizeTrail trail)
    {
        var size = CountBytes(value);
        trail.Add(size);
        return size;
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
}
