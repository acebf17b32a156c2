namespace GoRpc.Contracts;

/// <summary>How the messages of a method travel, by its contract.</summary>
/// <param name="Encoding">The encoding.</param>
/// <param name="FromBytes">From how many bytes on a message is compressed; null leaves it to each side.</param>
public sealed record CompressionContract(MessageEncoding Encoding, int? FromBytes);
