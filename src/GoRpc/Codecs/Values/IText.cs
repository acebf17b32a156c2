using System.ComponentModel;

namespace GoRpc.Codecs.Values;

/// <summary>How a type is a short ASCII text on the wire.</summary>
/// <typeparam name="T">The C# type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IText<T>
{
    /// <summary>What a reader expects, for its error.</summary>
    static abstract string Expected { get; }

    /// <summary>Whether a value need not be written.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether it is the zero of its type.</returns>
    static abstract bool IsZero(T value);

    /// <summary>Writes the text of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="text">Where to; 64 bytes, more than any text takes.</param>
    /// <returns>The length of the text.</returns>
    static abstract int Format(T value, Span<byte> text);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Whether it has one.</returns>
    static abstract bool TryParse(ReadOnlySpan<char> text, out T value);
}
