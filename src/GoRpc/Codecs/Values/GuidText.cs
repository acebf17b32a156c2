namespace GoRpc.Codecs.Values;

/// <summary>A Guid as 36 lower-case characters with hyphens; read in any of its usual forms.</summary>
internal readonly struct GuidText : IText<Guid>
{
    public static string Expected => "a GUID";

    public static bool IsZero(Guid value) => value == default;

    public static int Format(Guid value, Span<byte> text)
    {
        value.TryFormat(text, out var length, "D");
        return length;
    }

    public static bool TryParse(ReadOnlySpan<char> text, out Guid value) => Guid.TryParse(text, out value);
}
