using System.ComponentModel;
using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;
using GoRpc.Contracts;

namespace GoRpc.Codecs.Messages;

/// <summary>
/// How one message travels, as the contract compiler generates it: a struct without content. Its methods are no static ones because the
/// runtime looks those up in a table when they are called from code that several messages share. Used by generated code only.
/// </summary>
/// <typeparam name="T">The C# type of the message.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMessageCodec<T> : IValueCodec<T>
{
    /// <summary>The message.</summary>
    MessageContract Contract { get; }

    /// <summary>The bytes of a message's content; the lengths inside it go to the trail.</summary>
    /// <param name="value">The message, not null.</param>
    /// <param name="trail">Takes the lengths in the order in which <see cref="WriteContent"/> needs them.</param>
    /// <returns>The number of bytes, without tag and length of the message itself.</returns>
    int MeasureContent(T value, SizeTrail trail);

    /// <summary>Writes a message's content as it was measured.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The message, not null.</param>
    void WriteContent(ref ProtoWriter writer, T value);

    /// <summary>Reads a message's content, to the end of what the reader is narrowed to.</summary>
    /// <param name="reader">Where from.</param>
    /// <returns>The message; members that the bytes do not have are zero or empty.</returns>
    T ReadContent(ref ProtoReader reader);
}
