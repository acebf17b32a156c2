using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>A Uri as its author wrote it, absolute or relative. Its zero is the empty relative one.</summary>
internal readonly struct UriCodec : IValueCodec<Uri>
{
    private static readonly Uri Empty = new("", UriKind.Relative);

    public WireType WireType => WireType.Length;

    public Uri Zero => Empty;

    public bool IsZero(Uri value) => value.OriginalString.Length == 0;

    public int Measure(Uri value, SizeTrail trail) => StringCodec.MeasureText(value.OriginalString, trail);

    public void Write(ref ProtoWriter writer, Uri value) => writer.WriteString(value.OriginalString);

    public Uri Read(ref ProtoReader reader)
    {
        if (!Uri.TryCreate(reader.ReadString(), UriKind.RelativeOrAbsolute, out var value))
        {
            reader.Fail("a text is not a URI");
        }

        return value;
    }
}
