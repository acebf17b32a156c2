namespace GoRpc;

/// <summary>The sides of a call.</summary>
[Flags]
public enum CallSides
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary>The side that makes the call.</summary>
    Client = 1,

    /// <summary>The side that serves it.</summary>
    Server = 2,

    /// <summary>Both.</summary>
    Both = Client | Server,
}
