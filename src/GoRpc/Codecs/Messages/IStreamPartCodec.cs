namespace GoRpc.Codecs.Messages;

/// <summary>What the messages of a request stream with parameters beside it are put together from.</summary>
internal interface IStreamPartCodec
{
    /// <summary>How the parameters travel.</summary>
    MessageCodec Header { get; }

    /// <summary>How an item travels.</summary>
    MessageCodec Item { get; }
}
