using System.IO.Compression;
using GoRpc.Codecs.Messages;
using GoRpc.Contracts;

namespace GoRpc.Compression;

/// <summary>How one side compresses the messages of one method that it sends.</summary>
/// <param name="Wanted">The way that is wanted.</param>
/// <param name="FromBytes">A smaller message travels as it is.</param>
/// <param name="Level">How much time is spent on size.</param>
internal sealed record CompressionPolicy(Compressor Wanted, int FromBytes, CompressionLevel Level)
{
    /// <summary>The policy of a method; null when its messages travel as they are.</summary>
    /// <param name="options">Of this side.</param>
    /// <param name="contract">What the contract says, which comes before them; null for nothing.</param>
    /// <param name="own">What this side says of this method alone, which comes first; null for nothing.</param>
    public static CompressionPolicy? Of(CompressionOptions options, CompressionContract? contract, MessageEncoding? own = null) =>
        Compressor.Of(own ?? contract?.Encoding ?? options.Encoding) is { } compressor
            ? new CompressionPolicy(compressor, contract?.FromBytes ?? options.FromBytes, options.Level)
            : null;

    /// <summary>Whether a message is compressed.</summary>
    public bool IsLarge<T>(MessageCodec<T> codec, T message)
    {
        try
        {
            return codec.SizeOf(message) >= FromBytes;
        }
        catch (Exception)
        {
            // What can't be measured can't be sent either, and the marshaller says why.
            return false;
        }
    }

    /// <summary>The way that the other side takes too: the wanted one, else gzip; null when it takes neither.</summary>
    /// <param name="accepted">The value of <c>grpc-accept-encoding</c>; null when there is none.</param>
    public Compressor? ChooseFor(string? accepted) =>
        IsIn(accepted, Wanted.Name) ? Wanted : IsIn(accepted, Compressor.Gzip.Name) ? Compressor.Gzip : null;

    private static bool IsIn(ReadOnlySpan<char> list, string name)
    {
        foreach (var range in list.Split(','))
        {
            if (list[range].Trim().SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }
}
