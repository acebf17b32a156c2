using System.Text.Json.Serialization;

namespace GoRpc.Discovery.Etcd;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EtcdValue))]
internal sealed partial class EtcdJson : JsonSerializerContext;
