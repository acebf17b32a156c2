using System.Text;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>Text in strict UTF-8: half of a surrogate pair has no bytes, and replacing it would send another text.</summary>
internal readonly struct StringCodec : IValueCodec<string>
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public WireType WireType => WireType.Length;

    public string Zero => "";

    public bool IsZero(string value) => value.Length == 0;

    public int Measure(string value, SizeTrail trail) => MeasureText(value, trail);

    public void Write(ref ProtoWriter writer, string value) => writer.WriteString(value);

    public string Read(ref ProtoReader reader) => reader.ReadString();

    /// <summary>Measures for <see cref="ProtoWriter.WriteString"/>.</summary>
    /// <exception cref="UnsendableException">A surrogate stands alone.</exception>
    public static int MeasureText(string value, SizeTrail trail)
    {
        // Most texts are ASCII, and to see that is several times faster than to count.
        var size = Ascii.IsValid(value) ? value.Length : CountBytes(value);
        trail.Add(size);
        return checked(Varint.SizeOf((uint)size) + size);
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
