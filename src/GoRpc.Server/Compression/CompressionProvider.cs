using System.IO.Compression;
using GoRpc.Compression;
using Grpc.Net.Compression;

namespace GoRpc.Server.Compression;

/// <summary>Lets Grpc.AspNetCore.Server compress and decompress as GoRpc does: within the limit of messages.</summary>
internal sealed class CompressionProvider(Compressor compressor, GoRpcServerOptions options) : ICompressionProvider
{
    public string EncodingName => compressor.Name;

    public static IList<ICompressionProvider> All(GoRpcServerOptions options) => [.. Compressor.All.Select(compressor => new CompressionProvider(compressor, options))];

    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) => compressor.Compress(stream, compressionLevel ?? options.Compression.Level);

    public Stream CreateDecompressionStream(Stream stream) => compressor.Decompress(stream, options.MaxReceiveMessageBytes);
}
