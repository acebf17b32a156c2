using System.Net.Http.Headers;
using Grpc.Core;

namespace GoRpc.Client.Transport.Direct;

/// <summary>Metadata as HTTP headers, and back.</summary>
internal static class MetadataHeaders
{
    /// <summary>Adds what a caller sends along. The deadline has a header of its own, whatever the caller's metadata says.</summary>
    public static void Write(Metadata metadata, HttpRequestHeaders headers)
    {
        foreach (var entry in metadata)
        {
            if (entry.Key != TimeoutHeader.Name)
            {
                headers.TryAddWithoutValidation(entry.Key, entry.IsBinary ? Convert.ToBase64String(entry.ValueBytes) : entry.Value);
            }
        }
    }

    /// <summary>Reads what a service sent along; what gRPC and HTTP need for themselves is left out.</summary>
    public static Metadata Read(HttpHeaders headers)
    {
        var metadata = new Metadata();
        foreach (var (name, values) in headers.NonValidated)
        {
            if (IsOfProtocol(name))
            {
                continue;
            }

            foreach (var value in values)
            {
                if (name.EndsWith(Metadata.BinaryHeaderSuffix, StringComparison.OrdinalIgnoreCase))
                {
                    metadata.Add(name, Bytes(value));
                }
                else
                {
                    metadata.Add(name, value);
                }
            }
        }

        return metadata;
    }

    private static bool IsOfProtocol(string name) =>
        name.ToLowerInvariant() is "grpc-status" or "grpc-message" or "grpc-encoding" or "grpc-accept-encoding" or "content-encoding" or "content-type";

    // gRPC allows base64 with and without its padding.
    private static byte[] Bytes(string base64) => Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='));
}
