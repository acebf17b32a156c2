namespace GoRpc.Host;

/// <summary>What the demo services do that a real service would not have to be told.</summary>
internal sealed class DemoOptions
{
    /// <summary>The section of the settings that holds these options.</summary>
    public const string Section = "GoRpc:Demo";

    /// <summary>What the prices of Stocks grow from: the same seed gives the same prices.</summary>
    /// <value>The default is 1968.</value>
    public int Seed { get; set; } = 1968;

    /// <summary>The time between two quotes.</summary>
    /// <value>The default is 500 milliseconds; from 1 millisecond to 1 hour.</value>
    public TimeSpan TickInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long the chat robot thinks about a message.</summary>
    /// <value>The default is 400 milliseconds; from 0 to 1 minute.</value>
    public TimeSpan ChatPause { get; set; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Whether the services want a token of their callers, which SignIn gives.</summary>
    /// <value>The default is <see langword="false"/>: anybody may call.</value>
    public bool Auth { get; set; }
}
