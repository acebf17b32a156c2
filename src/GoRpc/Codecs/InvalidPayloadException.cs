namespace GoRpc.Codecs;

/// <summary>Bytes that are no message of the contract. The one exception of the decoder, whatever the bytes are.</summary>
internal sealed class InvalidPayloadException : Exception
{
    public InvalidPayloadException(int offset, string reason)
        : base(reason) => Offset = offset;

    private InvalidPayloadException(string message, InvalidPayloadException inner)
        : base(message, inner) => Offset = inner.Offset;

    /// <summary>The byte where reading stopped.</summary>
    public int Offset { get; }

    /// <summary>The field that could not be read, named as in a .proto; null where nobody looked for it, and empty for the whole message.</summary>
    public string? Path { get; private init; }

    /// <summary>The same failure, with the message and the field that hold the byte.</summary>
    public InvalidPayloadException At(string message, string path) =>
        new($"The message '{message}' can't be read: {Message} ({(path.Length == 0 ? "" : path + ", ")}byte {Offset}). Check that both sides have the same contract.", this);

    /// <summary>The same failure of a message in JSON, whose fields are named as in a .proto.</summary>
    /// <param name="message">The full name of the message.</param>
    /// <param name="path">Where it is, for example <c>order.lines[3].unit_price</c>; empty for the whole message.</param>
    public InvalidPayloadException AtJson(string message, string path) =>
        new($"The JSON is no '{message}': {(path.Length == 0 ? "it" : $"'{path}'")} {Message} (byte {Offset}).", this) { Path = path };
}
