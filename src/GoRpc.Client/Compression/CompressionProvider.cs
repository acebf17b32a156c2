using System.IO.Compression;
using GoRpc.Compression;
using Grpc.Net.Compression;

namespace GoRpc.Client.Compression;

/// <summary>Lets Grpc.Net.Client compress and decompress as GoRpc does: within the limit of messages.</summary>
internal sealed class CompressionProvider(Compressor compressor, GoRpcClientOptions options) : ICompressionProvider
{
    public string EncodingName => compressor.Name;

    public static IList<ICompressionProvider> All(GoRpcClientOptions options) => [.. Compressor.All.Select(compressor => new CompressionProvider(compressor, options))];

    // Grpc.Net.Client always asks for the fastest; how much time is spent is up to the options.
    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) => compressor.Compress(stream, options.Compression.Level);

    public Stream CreateDecompressionStream(Stream stream) => compressor.Decompress(stream, options.MaxReceiveMessageBytes);
}
