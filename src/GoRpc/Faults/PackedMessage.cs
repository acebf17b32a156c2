using System.Runtime.Serialization;

namespace GoRpc.Faults;

/// <summary>google.protobuf.Any: a message and its name.</summary>
/// <param name="TypeUrl">The full name of the message after the last slash.</param>
/// <param name="Value">The bytes of the message.</param>
[DataContract(Name = "google.protobuf.Any")]
internal sealed record PackedMessage([property: DataMember(Order = 1)] string TypeUrl, [property: DataMember(Order = 2)] byte[] Value)
{
    private const string UrlPrefix = "type.googleapis.com/";

    /// <summary>The full name of the message.</summary>
    public string MessageName => TypeUrl[(TypeUrl.LastIndexOf('/') + 1)..];

    public static PackedMessage Of(string messageName, byte[] value) => new(UrlPrefix + messageName, value);
}
