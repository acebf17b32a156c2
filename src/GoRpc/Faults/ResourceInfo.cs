using System.Runtime.Serialization;

namespace GoRpc.Faults;

/// <summary>google.rpc.ResourceInfo: the resource that a call is about.</summary>
/// <param name="ResourceType">Its kind, for example <c>order</c>.</param>
/// <param name="ResourceName">Its name, for example <c>17</c>.</param>
[DataContract(Name = "google.rpc.ResourceInfo")]
public sealed record ResourceInfo(
    [property: DataMember(Order = 1)] string ResourceType,
    [property: DataMember(Order = 2)] string ResourceName)
{
    /// <summary>Whose it is, for example <c>user:anna@example.com</c>; empty when that is not to be told.</summary>
    [DataMember(Order = 3)]
    public string Owner { get; init; } = "";

    /// <summary>What went wrong with it, for example that writing needs a permission; empty when the status says enough.</summary>
    [DataMember(Order = 4)]
    public string Description { get; init; } = "";
}
