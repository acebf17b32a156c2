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

    /// <summary>The same failure, with the message and the field that hold the byte.</summary>
    public InvalidPayloadException At(string message, string path) =>
        new($"The message '{message}' can't be read: {Message} ({(path.Length == 0 ? "" : path + ", ")}byte {Offset}). Check that both sides have the same contract.", this);
}
