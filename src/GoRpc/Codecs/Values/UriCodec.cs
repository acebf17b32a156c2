using System.ComponentModel;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>A Uri as its author wrote it, absolute or relative. Its zero is the empty relative one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UriCodec : IKeyCodec<Uri>
{
    private static readonly Uri Empty = new("", UriKind.Relative);

    WireType IValueCodec<Uri>.WireType => WireType.Length;

    bool IValueCodec<Uri>.IsMessage => false;

    Uri IValueCodec<Uri>.Zero => Empty;

    bool IValueCodec<Uri>.IsZero(Uri value) => value.OriginalString.Length == 0;

    int IValueCodec<Uri>.Measure(Uri value, SizeTrail trail) => StringCodec.MeasureText(value.OriginalString, trail);

    void IValueCodec<Uri>.Write(ref ProtoWriter writer, uint tag, Uri value) => writer.WriteString(tag, value.OriginalString);

    Uri IValueCodec<Uri>.Read(ref ProtoReader reader)
    {
        if (!Uri.TryCreate(reader.ReadString(), UriKind.RelativeOrAbsolute, out var value))
        {
            reader.Fail("a text is not a URI");
        }

        return value;
    }

    void IValueCodec<Uri>.WriteJson(ref JsonWriter writer, Uri value) => writer.WriteString(value.OriginalString);

    void IKeyCodec<Uri>.WriteJsonKey(ref JsonWriter writer, Uri value) => writer.WriteString(value.OriginalString);

    Uri IValueCodec<Uri>.ReadJson(ref JsonReader reader)
    {
        if (!Uri.TryCreate(reader.ReadString(), UriKind.RelativeOrAbsolute, out var value))
        {
            reader.FailExpecting("a URI");
        }

        return value;
    }
}
