namespace GoRpc.Codecs.Values;

/// <summary>How a type is a short ASCII text on the wire.</summary>
/// <typeparam name="T">The C# type.</typeparam>
internal interface IText<T>
{
    /// <summary>What a reader expects, for its error.</summary>
    static abstract string Expected { get; }

    static abstract bool IsZero(T value);

    /// <summary>Writes the text, at most <see cref="TextCodec{T, TText}.MaxLength"/> bytes, and returns its length.</summary>
    static abstract int Format(T value, Span<byte> text);

    static abstract bool TryParse(ReadOnlySpan<char> text, out T value);
}
