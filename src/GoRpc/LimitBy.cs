namespace GoRpc;

/// <summary>Whose calls a limit counts together.</summary>
public enum LimitBy
{
    /// <summary>All calls that the host takes, whoever makes them. Looked at before the caller is known.</summary>
    Host,

    /// <summary>
    /// Those of one address, without its port: an IPv4 address, the first 64 bits of an IPv6 address, or all processes behind a Unix domain socket. Looked at before
    /// the caller is known.
    /// </summary>
    Peer,

    /// <summary>
    /// Those of one caller, as authentication says, or by <see cref="LimitAttribute.Key"/>. Callers that are nobody are told apart as <see cref="Peer"/> does. Looked at
    /// after authentication and before authorization.
    /// </summary>
    Caller,
}
