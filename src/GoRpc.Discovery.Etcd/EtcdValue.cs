using System.Text.Json;

namespace GoRpc.Discovery.Etcd;

/// <summary>What a key of the registry holds: an endpoint as JSON, or no more than its address.</summary>
internal sealed record EtcdValue(string Address, int? Weight = null, string? Authority = null, IReadOnlyDictionary<string, string>? Attributes = null)
{
    public string ToJson() => JsonSerializer.Serialize(this, EtcdJson.Default.EtcdValue);

    /// <summary>The endpoint of a value. One that can't be read comes back as an address that can't be used, so that it is named in the log.</summary>
    public static GoRpcEndpoint Read(ReadOnlySpan<byte> value)
    {
        var text = System.Text.Encoding.UTF8.GetString(value).Trim();
        if (!text.StartsWith('{'))
        {
            return new GoRpcEndpoint(text);
        }

        try
        {
            var read = JsonSerializer.Deserialize(text, EtcdJson.Default.EtcdValue);
            return read?.Address is null
                ? new GoRpcEndpoint(text)
                : new GoRpcEndpoint(read.Address) { Weight = read.Weight ?? 1, Authority = read.Authority, Attributes = read.Attributes ?? new Dictionary<string, string>() };
        }
        catch (JsonException)
        {
            return new GoRpcEndpoint(text);
        }
    }
}
