using System.Runtime.Serialization;

namespace GoRpc.Demo;

/// <summary>What an upload came to.</summary>
[DataContract]
public sealed record UploadSummary
{
    /// <summary>The devices in the order of their first reading; empty when there was no reading.</summary>
    [DataMember(Order = 1)]
    public List<DeviceSummary> Devices { get; init; } = [];
}
