namespace GoRpc.Faults;

/// <summary>google.protobuf.Any: a message and its name.</summary>
internal sealed record PackedMessage
{
    private const string UrlPrefix = "type.googleapis.com/";

    public string TypeUrl { get; init; } = "";

    public byte[] Value { get; init; } = [];

    /// <summary>The full name of the message: whatever follows the last slash.</summary>
    public string MessageName => TypeUrl[(TypeUrl.LastIndexOf('/') + 1)..];

    public static PackedMessage Of(string messageName, byte[] value) => new() { TypeUrl = UrlPrefix + messageName, Value = value };
}
