using System.Runtime.Serialization;

namespace GoRpc.Bench.Messages;

/// <summary>How many orders a server stream shall hold.</summary>
[DataContract]
public sealed class DownloadRequest
{
    [DataMember(Order = 1)]
    public int Count { get; set; }
}
