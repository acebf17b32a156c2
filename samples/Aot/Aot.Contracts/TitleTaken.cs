using System.Runtime.Serialization;
using GoRpc;
using Grpc.Core;

namespace Aot.Contracts;

/// <summary>A note of the same title is on the board already.</summary>
[DataContract]
[FaultStatus(StatusCode.AlreadyExists)]
public sealed record TitleTaken
{
    /// <summary>The title.</summary>
    [DataMember(Order = 1)]
    public required string Title { get; init; }
}
