namespace GoRpc.Codecs.Fields;

/// <summary>How one field travels.</summary>
internal abstract class FieldCodec
{
    /// <summary>The type of what the reader keeps until the message ends.</summary>
    public abstract Type StateType { get; }
}
