using GoRpc.Calls;
using GoRpc.Client.Errors;
using Grpc.Core;

namespace GoRpc.Client.Attempts;

/// <summary>How one attempt failed.</summary>
internal sealed class AttemptFailure
{
    private AttemptFailure(Status status, Metadata trailers, Trouble trouble, bool wasNotExecuted, Exception? ownFault)
    {
        Status = status;
        Trailers = trailers;
        Trouble = trouble;
        WasNotExecuted = wasNotExecuted;
        OwnFault = ownFault;
    }

    public Status Status { get; }

    public StatusCode Code => Status.StatusCode;

    public Metadata Trailers { get; }

    public Trouble Trouble { get; }

    /// <summary>Whether the service provably did not execute the attempt.</summary>
    public bool WasNotExecuted { get; }

    /// <summary>Whether there was no connection to send it on.</summary>
    public bool IsUnreachable => TroubleFinder.NeverConnected(Trouble);

    /// <summary>Whether it comes from the service, or from what stands before it, and not from this side or the way between.</summary>
    public bool IsAnswer => OwnFault is null && Trouble == Trouble.None && Code is not (StatusCode.Cancelled or StatusCode.DeadlineExceeded);

    /// <summary>Whether this process noticed the deadline so late that it must have stood still itself. It says nothing about the endpoint then.</summary>
    public bool IsLate { get; set; }

    /// <summary>What this side of the call did wrong, to be thrown as it is; null when the call failed.</summary>
    public Exception? OwnFault { get; }

    public static AttemptFailure Of(Exception exception)
    {
        if (exception is not RpcException failure)
        {
            return exception switch
            {
                OperationCanceledException => Of(new Status(StatusCode.Cancelled, exception.Message, exception), Metadata.Empty),
                IOException or HttpRequestException => Of(new Status(StatusCode.Unavailable, exception.Message, exception), Metadata.Empty),
                _ => OfOwnFault(exception),
            };
        }

        // A message that breaks its contract is found while it is encoded, when the transport has already taken over.
        return FindViolation(failure.Status.DebugException) is { } violation ? OfOwnFault(violation) : Of(failure.Status, failure.Trailers);
    }

    public static AttemptFailure Of(Status status, Metadata trailers)
    {
        var trouble = TroubleFinder.Find(status, trailers);
        var wasNotExecuted = TroubleFinder.NeverSent(trouble) || trailers.Get(CallMetadata.NotExecuted) is not null;
        return new AttemptFailure(Correct(status, trouble), trailers, trouble, wasNotExecuted, null);
    }

    private static AttemptFailure OfOwnFault(Exception exception) =>
        new(new Status(StatusCode.Internal, exception.Message, exception), Metadata.Empty, Trouble.None, wasNotExecuted: true, exception);

    // The transport calls some of these CANCELLED, though nobody cancelled anything, or INTERNAL, though the service has no bug.
    private static Status Correct(Status status, Trouble trouble) => trouble switch
    {
        Trouble.ConnectTimeout or Trouble.RequestStreamLost or Trouble.ConnectionLost => new Status(StatusCode.Unavailable, status.Detail, status.DebugException),
        Trouble.NotGrpc or Trouble.AnswerWithoutStatus when status.StatusCode == StatusCode.Cancelled => new Status(StatusCode.Unknown, status.Detail, status.DebugException),
        _ => status,
    };

    private static ContractViolationException? FindViolation(Exception? exception)
    {
        while (exception is not null and not ContractViolationException)
        {
            exception = exception.InnerException;
        }

        return (ContractViolationException?)exception;
    }
}
