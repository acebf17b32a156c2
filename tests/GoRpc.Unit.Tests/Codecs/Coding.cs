using System.Text;
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

    public static string SendJson<T>(T value) => Encoding.UTF8.GetString(Serializer.SerializeJson(value));

    public static T ReceiveJson<T>(string json) => Serializer.DeserializeJson<T>(Encoding.UTF8.GetBytes(json));

    /// <summary>What arrives of a value; through JSON the same must arrive.</summary>
    public static T RoundTrip<T>(T value)
    {
        var bytes = Serializer.Serialize(value);
        Assert.Equal(Hex(bytes), Send(Serializer.DeserializeJson<T>(Serializer.SerializeJson(value))));
        return Serializer.Deserialize<T>(bytes);
    }
}
