namespace GoRpc.Bench.Codecs;

/// <summary>One message, written and read by each codec.</summary>
internal interface ICodecCase
{
    /// <summary>The bytes of the message.</summary>
    int Size { get; }

    int WriteGoRpc();

    int WriteGoogle();

    int WriteProtobufNet();

    object ReadGoRpc();

    object ReadGoogle();

    object ReadProtobufNet();
}
