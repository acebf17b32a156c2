namespace GoRpc.Server.Dispatch;

/// <summary>
/// The transport says that the call is over: its caller has gone or its deadline has passed. The call's token may be cancelled
/// a moment later, so the type says what the token can't yet.
/// </summary>
internal sealed class CallEndedException(Exception cause, CancellationToken cancellationToken)
    : OperationCanceledException("The call has ended: its caller has gone or its deadline has passed.", cause, cancellationToken);
