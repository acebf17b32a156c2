using System.ComponentModel.DataAnnotations;
using System.IO.Compression;

namespace GoRpc;

/// <summary>How one side compresses what it sends. What it takes is not up to these options: every known encoding, within the limit of messages.</summary>
public sealed class CompressionOptions
{
    /// <summary>The encoding of methods whose contract says nothing (<see cref="CompressAttribute"/>).</summary>
    /// <value>The default is <see cref="MessageEncoding.None"/>: only what the contract says is compressed.</value>
    [EnumDataType(typeof(MessageEncoding))]
    public MessageEncoding Encoding { get; set; }

    /// <summary>From how many bytes on a message is compressed, where the contract does not say it. A smaller one gains little and costs as much.</summary>
    /// <value>The default is 1024; at least 0.</value>
    [Range(0, int.MaxValue)]
    public int FromBytes { get; set; } = 1024;

    /// <summary>How much time is spent on size.</summary>
    /// <value>The default is <see cref="CompressionLevel.Fastest"/>.</value>
    [EnumDataType(typeof(CompressionLevel))]
    public CompressionLevel Level { get; set; } = CompressionLevel.Fastest;
}
