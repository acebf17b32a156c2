using System.IO.Compression;
using System.Runtime.InteropServices;
using GoRpc.Client.Errors;
using Grpc.Core;

namespace GoRpc.Client.Transport.Direct;

/// <summary>Takes the compressed messages that a request allows its response.</summary>
internal static class Decompression
{
    /// <summary>The header <c>grpc-accept-encoding</c>.</summary>
    public const string Accepted = "identity,gzip,deflate";

    /// <exception cref="RpcException">The encoding is none of those accepted, or the message is larger than allowed.</exception>
    /// <exception cref="InvalidDataException">The bytes are not what the encoding says.</exception>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> compressed, string? encoding, int mostBytes)
    {
        MemoryMarshal.TryGetArray(compressed, out var bytes);
        using var source = new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
        using Stream plain = encoding switch
        {
            "gzip" => new GZipStream(source, CompressionMode.Decompress),
            // What HTTP calls deflate is deflate within zlib's frame.
            "deflate" => new ZLibStream(source, CompressionMode.Decompress),
            _ => throw new RpcException(new Status(
                StatusCode.Internal, $"The response is compressed as '{encoding ?? "identity"}'. This client takes '{Accepted}' and said so.")),
        };
        var output = new MemoryStream();
        var buffer = new byte[4096];
        while (plain.Read(buffer) is > 0 and var read)
        {
            // Checked while it grows: a few bytes may stand for gigabytes.
            if (output.Length + read > mostBytes)
            {
                throw new RpcException(new Status(StatusCode.ResourceExhausted, TroubleFinder.MessageTooLarge));
            }

            output.Write(buffer, 0, read);
        }

        return output.GetBuffer().AsMemory(0, (int)output.Length);
    }
}
