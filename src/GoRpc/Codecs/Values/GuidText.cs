using System.ComponentModel;

namespace GoRpc.Codecs.Values;

/// <summary>A Guid as 36 lower-case characters with hyphens; read in any of its usual forms.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GuidText : IText<Guid>
{
    static string IText<Guid>.Expected => "a GUID";

    static bool IText<Guid>.IsZero(Guid value) => value == default;

    static int IText<Guid>.Format(Guid value, Span<byte> text)
    {
        value.TryFormat(text, out var length, "D");
        return length;
    }

    static bool IText<Guid>.TryParse(ReadOnlySpan<char> text, out Guid value) => Guid.TryParse(text, out value);
}
