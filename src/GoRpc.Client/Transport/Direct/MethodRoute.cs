using GoRpc.Compression;

namespace GoRpc.Client.Transport.Direct;

/// <summary>What a channel knows of a method.</summary>
/// <param name="Address">Where its calls go.</param>
/// <param name="Compression">How its requests are compressed; null when they are not.</param>
internal sealed record MethodRoute(Uri Address, CompressionPolicy? Compression);
