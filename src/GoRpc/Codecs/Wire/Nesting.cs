namespace GoRpc.Codecs.Wire;

/// <summary>How deep messages may lie in each other. The stack is finite, so both directions count.</summary>
internal static class Nesting
{
    /// <summary>Levels below the root; what Google.Protobuf allows as well, so that neither side sends what the other refuses.</summary>
    public const int MaxDepth = 100;
}
