using GoRpc.Calls;
using GoRpc.Client.Attempts;
using GoRpc.Client.Deadlines;
using GoRpc.Client.Errors;
using GoRpc.Client.Hedging;
using GoRpc.Client.Propagation;
using Grpc.Core;

namespace GoRpc.Client.Calls;

/// <summary>One call, from its beginning to its end: as many attempts as its policy allows, of which one gives the answer.</summary>
/// <remarks>
/// The attempts run one after the other, so that what they share needs no locks; those that hedge share <see cref="Hedges"/>. Status, trailers and disposal may be asked for from any
/// thread at any time, as with gRPC's own calls.
/// </remarks>
internal abstract partial class ResilientCall
{
    private readonly ResilientCallInvoker _invoker;
    private readonly MethodPolicies _policies;
    private readonly long _startTimestamp;
    private readonly CallOptions _options;
    private readonly EnclosingCall? _enclosing;
    private readonly CancellationToken _token;
    private readonly CancellationTokenSource? _linkedTokens;
    private volatile Attempt? _answer;
    private volatile Exception? _failure;
    private int _isDisposed;

    protected ResilientCall(ResilientCallInvoker invoker, IMethod method, in CallOptions options)
    {
        _invoker = invoker;
        _policies = invoker.Policies;
        _startTimestamp = invoker.TimeProvider.GetTimestamp();
        _enclosing = EnclosingCall.Current;
        Method = method;
        Policy = _policies.Of(method);
        Deadline = CallDeadline.Of(options, Policy.Deadline, _enclosing, Now);
        _options = InheritedMetadata.AddTo(options, _enclosing);
        _linkedTokens = Link(CallerToken, EnclosingToken);
        _token = _linkedTokens?.Token ?? (CallerToken.CanBeCanceled ? CallerToken : EnclosingToken);
    }

    public IMethod Method { get; }

    public string Target => _invoker.Target;

    /// <summary>UTC; <see cref="CallDeadline.None"/> when there is none.</summary>
    public DateTime Deadline { get; }

    public bool HasPassedDeadline => Deadline <= Now;

    /// <summary>The token of the caller, or else of the enclosing call, that has cancelled the call; null when neither has.</summary>
    public CancellationToken? CancelledBy =>
        CallerToken.IsCancellationRequested ? CallerToken : EnclosingToken.IsCancellationRequested ? EnclosingToken : null;

    protected MethodPolicy Policy { get; }

    protected TimeProvider TimeProvider => _invoker.TimeProvider;

    protected bool IsDisposed => Volatile.Read(ref _isDisposed) != 0;

    private CancellationToken CallerToken => _options.CancellationToken;

    private CancellationToken EnclosingToken => _enclosing?.CancellationToken ?? CancellationToken.None;

    private DateTime Now => _invoker.TimeProvider.GetUtcNow().UtcDateTime;

    /// <inheritdoc cref="AsyncUnaryCall{TResponse}.GetStatus"/>
    public Status GetStatus() => _failure switch
    {
        null => Answer.GetStatus(),
        RpcException failure => failure.Status,
        { } other => new Status(StatusCode.Cancelled, other.Message, other),
    };

    /// <inheritdoc cref="AsyncUnaryCall{TResponse}.GetTrailers"/>
    public Metadata GetTrailers() => _failure switch
    {
        null => Answer.GetTrailers(),
        RpcException failure => failure.Trailers,
        _ => [],
    };

    /// <summary>Ends the call if it has not ended: the attempt under way is cancelled, and no other follows.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            _attempt?.Dispose();
            _hedges?.EndAll();
            _wait?.Cancel();
            Release();
        }
    }

    /// <summary>The address that the last attempt was sent to, or the target before the first.</summary>
    public string LastAddress => _attempt?.Endpoint.Address ?? Target;

    /// <summary>What there is to say about a call that fails now.</summary>
    public FailedCall Describe() =>
        new(Method.ServiceName, Method.Name, Target, _attempts, _invoker.TimeProvider.GetElapsedTime(_startTimestamp));

    /// <summary>What the caller sees of a failure; the call ends with it.</summary>
    public Exception Fail(Exception exception) => _failure = CallErrors.Of(this, AttemptFailure.Of(exception));

    /// <summary>The call has ended and needs its tokens and its place no more.</summary>
    protected void Release()
    {
        EndTelemetry();
        _linkedTokens?.Dispose();
        GiveUpPlace();
    }

    private Attempt Answer => _answer ?? throw new InvalidOperationException($"The call of {Method.FullName} is not complete; await its response first.");

    private static CancellationTokenSource? Link(CancellationToken caller, CancellationToken enclosing) =>
        caller.CanBeCanceled && enclosing.CanBeCanceled && caller != enclosing
            ? CancellationTokenSource.CreateLinkedTokenSource(caller, enclosing)
            : null;
}
