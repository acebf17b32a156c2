namespace GoRpc.Bench.Codecs;

/// <summary>One message, written and read by one codec.</summary>
internal interface ICodec
{
    /// <summary>What reports call the codec.</summary>
    string Name { get; }

    /// <summary>Measures and then writes into a buffer, as gRPC has every codec do: the length stands in front of a message.</summary>
    /// <param name="times">How often.</param>
    void Write(int times);

    /// <summary>Reads the message.</summary>
    /// <param name="times">How often.</param>
    void Read(int times);
}
