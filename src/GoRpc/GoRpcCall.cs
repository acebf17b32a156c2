using System.Security.Claims;
using GoRpc.Calls;
using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc;

/// <summary>
/// One call, as the code sees it that it passes: interceptors on either side and, on the host, the implementation. Belongs to that
/// call alone; its members may be read from any thread, but only one thread at a time may change it.
/// </summary>
public abstract class GoRpcCall
{
    private Dictionary<object, object?>? _items;

    /// <summary>
    /// The call that the running code serves: in an implementation, before and after each await. Null outside of any. Calls made with GoRpc
    /// clients meanwhile inherit its deadline, its cancellation and its baggage.
    /// </summary>
    public static GoRpcCall? Current => EnclosingCall.Current?.Call;

    /// <summary>The method that is called.</summary>
    public abstract MethodContract Method { get; }

    /// <summary>When the call ends whatever it is doing, in UTC; null when it has no deadline.</summary>
    public abstract DateTime? Deadline { get; }

    /// <summary>Cancelled when the deadline passes or the caller has gone.</summary>
    public abstract CancellationToken CancellationToken { get; }

    /// <summary>The metadata that the caller sends. Names are lower case; those that end in <c>-bin</c> have bytes.</summary>
    public abstract Metadata RequestHeaders { get; }

    /// <summary>Who calls, on a host that authenticates its callers: never null on a host, though it may be nobody. Null on a client.</summary>
    public virtual ClaimsPrincipal? Caller => null;

    /// <summary>On a host the address of the other side, for example <c>ipv4:127.0.0.1:50412</c>; null on a client.</summary>
    public virtual string? Peer => null;

    /// <summary>
    /// Cancelled when the host begins to drain: a stream that may end by itself should do so soon, for when the host's drain time is over its
    /// call is ended. Never cancelled on a client.
    /// </summary>
    public virtual CancellationToken DrainToken => CancellationToken.None;

    /// <summary>What the code that the call passes leaves for each other. Never null.</summary>
    public IDictionary<object, object?> Items => _items ??= [];
}
