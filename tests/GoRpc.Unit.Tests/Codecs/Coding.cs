using GoRpc.Contracts;
using ProtoBuf;

namespace GoRpc.Unit.Tests.Codecs;

/// <summary>What the tests of the codecs share: the serializer at level 300, and bytes as people write them.</summary>
internal static class Coding
{
    public static GoRpcSerializer Serializer { get; } = new(new ContractOptions { DefaultCompatibilityLevel = CompatibilityLevel.Level300 });

    public static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    public static string Hex(byte[] bytes) => string.Join(' ', bytes.Select(value => value.ToString("X2")));

    public static string Send<T>(T value) => Hex(Serializer.Serialize(value));

    public static T Receive<T>(string hex) => Serializer.Deserialize<T>(Bytes(hex));

    public static T RoundTrip<T>(T value) => Serializer.Deserialize<T>(Serializer.Serialize(value));
}
