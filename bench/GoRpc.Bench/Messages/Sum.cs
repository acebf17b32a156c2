using System.Runtime.Serialization;

namespace GoRpc.Bench.Messages;

/// <summary>The answer to <see cref="Operands"/>, and the number of messages that an upload held.</summary>
[DataContract]
public sealed class Sum
{
    [DataMember(Order = 1)]
    public int Value { get; set; }
}
