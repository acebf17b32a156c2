using System.IO.Compression;
using Grpc.Core;

namespace GoRpc.Compression;

/// <summary>One way to compress messages, as <c>grpc-encoding</c> names it.</summary>
internal sealed class Compressor
{
    private readonly Func<Stream, CompressionLevel, Stream> _compress;
    private readonly Func<Stream, Stream> _decompress;
    private readonly Func<CompressedSource, int, bool> _isCutOff;

    private Compressor(string name, Func<Stream, CompressionLevel, Stream> compress, Func<Stream, Stream> decompress, Func<CompressedSource, int, bool>? isCutOff = null)
    {
        Name = name;
        _compress = compress;
        _decompress = decompress;
        _isCutOff = isCutOff ?? (static (source, _) => source.HasRunDry);
    }

    public static Compressor Gzip { get; } = new(
        "gzip",
        static (stream, level) => new GZipStream(stream, level, leaveOpen: true),
        static stream => new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true),
        // It always looks for a second file behind the first. Each ends with the number of bytes in it (RFC 1952), and a message is one.
        static (source, count) => source.HasRunDry && source.Tail != (uint)count);

    /// <summary>What HTTP calls deflate is deflate within zlib's frame. It is taken, because Grpc.Net's own sides send it, and never chosen.</summary>
    public static Compressor Deflate { get; } = new(
        "deflate",
        static (stream, level) => new ZLibStream(stream, level, leaveOpen: true),
        static stream => new ZLibStream(stream, CompressionMode.Decompress, leaveOpen: true));

    public static Compressor Brotli { get; } = new(
        "br",
        static (stream, level) => new BrotliStream(stream, level, leaveOpen: true),
        static stream => new BrotliStream(stream, CompressionMode.Decompress, leaveOpen: true));

    /// <summary>All that are taken.</summary>
    public static IReadOnlyList<Compressor> All { get; } = [Gzip, Brotli, Deflate];

    /// <summary>The value of <c>grpc-accept-encoding</c>.</summary>
    public static string Accepted { get; } = $"identity,{string.Join(',', All.Select(compressor => compressor.Name))}";

    public string Name { get; }

    /// <summary>The compressor of a name in <c>grpc-encoding</c>; null for one that nobody knows, and for identity.</summary>
    public static Compressor? Find(string? name) => name switch
    {
        "gzip" => Gzip,
        "br" => Brotli,
        "deflate" => Deflate,
        _ => null,
    };

    /// <summary>The compressor of an encoding; null for none.</summary>
    public static Compressor? Of(MessageEncoding encoding) => encoding switch
    {
        MessageEncoding.Gzip => Gzip,
        MessageEncoding.Brotli => Brotli,
        _ => null,
    };

    /// <summary>Compresses what is written to it into a stream, whole once it is disposed.</summary>
    public Stream Compress(Stream target, CompressionLevel level) => _compress(target, level);

    /// <summary>Decompresses a message.</summary>
    /// <param name="source">The compressed message.</param>
    /// <param name="mostBytes">The largest message that is taken.</param>
    /// <exception cref="RpcException">The message is larger than allowed.</exception>
    /// <exception cref="InvalidDataException">The bytes are not what their encoding says.</exception>
    public DecompressedMessage Decompress(Stream source, int mostBytes)
    {
        var compressed = new CompressedSource(source);
        using var plain = _decompress(compressed);
        return new DecompressedMessage(plain, count => _isCutOff(compressed, count), mostBytes);
    }
}
