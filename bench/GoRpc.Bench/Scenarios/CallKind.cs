namespace GoRpc.Bench.Scenarios;

/// <summary>The calls that a stack can make.</summary>
internal enum CallKind
{
    /// <summary>Two ints there, their sum back.</summary>
    Add,

    /// <summary>The 1 KB message there and back.</summary>
    EchoOrder,

    /// <summary>The 64 KB list there and back.</summary>
    EchoLines,

    /// <summary>A server stream of <see cref="Scenario.StreamLength"/> messages of 1 KB.</summary>
    Download,

    /// <summary>A client stream of as many.</summary>
    Upload,

    /// <summary>A duplex stream of as many, each message sent after the answer to the one before has arrived.</summary>
    PingPong,
}
