using System.Security.Claims;
using GoRpc.Calls;
using GoRpc.Contracts;
using GoRpc.Interceptors;
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

    /// <summary>Which side this is: <see cref="CallSides.Client"/> or <see cref="CallSides.Server"/>.</summary>
    public abstract CallSides Side { get; }

    /// <summary>The method that is called.</summary>
    public abstract MethodContract Method { get; }

    /// <summary>When the call ends whatever it is doing, in UTC; null when it has no deadline.</summary>
    public abstract DateTime? Deadline { get; }

    /// <summary>Cancelled when the deadline passes or the caller has gone.</summary>
    public abstract CancellationToken CancellationToken { get; }

    /// <summary>The metadata that the caller sends. Names are lower case; those that end in <c>-bin</c> have bytes.</summary>
    public abstract Metadata RequestHeaders { get; }

    /// <summary>
    /// The metadata of the response. On a host what is added here goes out with the response: with its first message, or with its end when it has none; what is
    /// added later is not sent. On a client what has arrived; empty until then.
    /// </summary>
    public abstract Metadata ResponseHeaders { get; }

    /// <summary>The metadata after the response. On a host what is added here goes out with the status; on a client what has arrived with it, empty until then.</summary>
    public abstract Metadata ResponseTrailers { get; }

    /// <summary>
    /// On a host the services of this call, in a scope of their own. On a client those of the container that has the client, without a scope; none when it was
    /// made without a container.
    /// </summary>
    public abstract IServiceProvider Services { get; }

    /// <summary>Who calls, on a host that authenticates its callers: never null on a host, though it may be nobody. Null on a client.</summary>
    public virtual ClaimsPrincipal? Caller => null;

    /// <summary>On a host the address of the other side, for example <c>ipv4:127.0.0.1:50412</c>; null on a client.</summary>
    public virtual string? Peer => null;

    /// <summary>
    /// Cancelled when the host begins to drain: a stream that may end by itself should do so soon, for when the host's drain time is over its
    /// call is ended. Never cancelled on a client.
    /// </summary>
    public virtual CancellationToken DrainToken => CancellationToken.None;

    /// <summary>The request metadata that calls inherit which are made inside this one. Not to be changed.</summary>
    internal virtual Metadata Inherited => Metadata.Empty;

    /// <summary>What the code that the call passes leaves for each other. Never null.</summary>
    public IDictionary<object, object?> Items => _items ??= [];

    /// <summary>The arguments by the names of the parameters, for interceptors: without a request stream, a CancellationToken and a CallContext.</summary>
    /// <exception cref="InvalidOperationException">The method has no interceptor.</exception>
    public CallArguments Arguments => Values.Arguments;

    /// <summary>
    /// What a method without a response stream gives, for interceptors: null before there is anything, and for a method that gives nothing. Who sets it before
    /// calling next need not call it; who sets it afterwards changes the response.
    /// </summary>
    /// <exception cref="InvalidOperationException">The method has a response stream, or no interceptor.</exception>
    /// <exception cref="ArgumentException">A value is not of the type that the method gives.</exception>
    public object? Response
    {
        get => Values.Response;
        set => Values.Response = value;
    }

    /// <summary>
    /// The items of the request stream, for interceptors. It passes once. Who puts another stream in its place, for example one that reads this one, before calling
    /// next, decides what those further in read of it.
    /// </summary>
    /// <exception cref="InvalidOperationException">The method has no request stream, or no interceptor.</exception>
    public IAsyncEnumerable<object?> Requests
    {
        get => Values.Requests;
        set => Values.Requests = value;
    }

    /// <summary>
    /// The items of the response stream, for interceptors: the stream that calling next will make, and that can be read by then. Who puts another stream in its place,
    /// for example one that reads this one, before calling next, decides what those further out read of it. Who does not call next at all answers with a stream of their own.
    /// </summary>
    /// <exception cref="InvalidOperationException">The method has no response stream, or no interceptor.</exception>
    public IAsyncEnumerable<object?> Responses
    {
        get => Values.Responses;
        set => Values.Responses = value;
    }

    /// <summary>What interceptors see of the call's values; null when there are none.</summary>
    internal InterceptedCall? Intercepted { get; set; }

    private InterceptedCall Values => Intercepted ?? throw new InvalidOperationException(
        $"The values of this call of '{Method.Path}' can't be seen here: they are for interceptors, and the method has none.");
}
