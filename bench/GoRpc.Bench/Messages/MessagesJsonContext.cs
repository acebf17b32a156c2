using System.Text.Json.Serialization;

namespace GoRpc.Bench.Messages;

/// <summary>What the source generator of System.Text.Json makes of the messages, with the names that ASP.NET Core gives their members.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Operands))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(OrderLines))]
internal sealed partial class MessagesJsonContext : JsonSerializerContext;
