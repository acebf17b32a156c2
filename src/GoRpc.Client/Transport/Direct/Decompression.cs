using System.Runtime.InteropServices;
using GoRpc.Client.Errors;
using GoRpc.Compression;
using Grpc.Core;

namespace GoRpc.Client.Transport.Direct;

/// <summary>Takes the compressed messages that a request allows its response.</summary>
internal static class Decompression
{
    /// <exception cref="RpcException">The encoding is none of those accepted, or the message is larger than allowed.</exception>
    /// <exception cref="InvalidDataException">The bytes are not what the encoding says.</exception>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> compressed, string? encoding, int mostBytes)
    {
        // https://github.com/grpc/grpc/blob/master/doc/compression.md: what a client does not take ends its call with INTERNAL.
        var compressor = Compressor.Find(encoding) ?? throw new RpcException(new Status(StatusCode.Internal, TroubleFinder.NoKnownEncoding));
        MemoryMarshal.TryGetArray(compressed, out var bytes);
        using var source = new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
        using var message = compressor.Decompress(source, mostBytes);
        var output = new byte[message.Length];
        message.ReadExactly(output);
        return output;
    }
}
