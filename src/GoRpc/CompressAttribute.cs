namespace GoRpc;

/// <summary>
/// Says how the messages of a method travel, in both directions: a GoRpc client compresses its requests so, and a GoRpc host its responses, as far as the caller
/// takes that. On an interface it holds for every method of the service that has none of its own.
/// </summary>
/// <remarks>
/// It comes before the defaults of host and client (<see cref="CompressionOptions"/>). Do not compress what holds a secret beside what an attacker may choose: the size
/// tells about it (https://datatracker.ietf.org/doc/html/rfc9113#section-10.6).
/// </remarks>
/// <param name="encoding">The encoding; <see cref="MessageEncoding.None"/> keeps a method from being compressed.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface)]
public sealed class CompressAttribute(MessageEncoding encoding = MessageEncoding.Gzip) : Attribute
{
    /// <summary>The encoding.</summary>
    public MessageEncoding Encoding { get; } = encoding;

    /// <summary>From how many bytes on a message is compressed, 0 or more. A smaller one travels as it is.</summary>
    /// <value>The default is that of each side: <see cref="CompressionOptions.FromBytes"/>.</value>
    public int FromBytes { get; set; }
}
