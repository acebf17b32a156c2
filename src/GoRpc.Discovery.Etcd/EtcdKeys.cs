using Google.Protobuf;

namespace GoRpc.Discovery.Etcd;

/// <summary>The keys of the registry.</summary>
internal static class EtcdKeys
{
    public static string OfService(EtcdDiscoveryOptions options, string service) => $"{options.KeyPrefix}{service}/";

    /// <summary>The first key behind all that begin with a prefix, which ends with a slash.</summary>
    public static ByteString EndOf(string prefix) => ByteString.CopyFromUtf8(prefix[..^1] + (char)('/' + 1));
}
