using System.Globalization;
using GoRpc.Calls;
using GoRpc.Client.Attempts;
using GoRpc.Client.Calls;
using GoRpc.Faults;
using GoRpc.Telemetry;
using Grpc.Core;

namespace GoRpc.Client.Errors;

/// <summary>Makes what callers see of a failed call. The only place that does.</summary>
internal static class CallErrors
{
    /// <summary>The exception for a call that failed so.</summary>
    public static Exception Of(ResilientCall call, AttemptFailure failure)
    {
        if (failure.OwnFault is { } fault)
        {
            return fault;
        }

        // When a deadline passes, tokens that depend on it are cancelled at the same moment; whichever is noticed first, it was the deadline.
        if (failure.Code == StatusCode.DeadlineExceeded || (failure.Code == StatusCode.Cancelled && call.HasPassedDeadline))
        {
            return DeadlineExceeded(call, failure);
        }

        return failure.Code == StatusCode.Cancelled && call.CancelledBy is { } token
            ? new OperationCanceledException($"The call of {NameOf(call)} was cancelled.", token)
            : Failed(call, failure);
    }

    /// <summary>The exception for a call that was not sent because the circuit of its service is open.</summary>
    public static CircuitOpenException CircuitOpen(ResilientCall call, TimeSpan wait)
    {
        var text = wait > TimeSpan.Zero
            ? $"The circuit is open after too many failures; a call is let through again in {Text(wait)}."
            : "The circuit is open after too many failures, and another call is finding out whether the service is back.";
        var failed = call.Describe();
        return new CircuitOpenException(new Status(StatusCode.Unavailable, text), Message(failed, StatusCode.Unavailable, text), wait) { Call = failed };
    }

    /// <summary>The exception for a call that was held back.</summary>
    public static ThrottledException Throttled(ResilientCall call, double probability)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"The service refused or failed most calls of the last while, so {probability * 100:0} % of them are held back (option Throttling).");
        var failed = call.Describe();
        return new ThrottledException(new Status(StatusCode.ResourceExhausted, text), Message(failed, StatusCode.ResourceExhausted, text), probability) { Call = failed };
    }

    /// <summary>The exception for a call for which there was no place.</summary>
    public static BulkheadFullException BulkheadFull(ResilientCall call, int concurrent, int queued)
    {
        var text = $"{concurrent} calls of this client are under way and {queued} wait, as many as may (options Bulkhead.MaxConcurrentCalls and Bulkhead.MaxQueuedCalls).";
        var failed = call.Describe();
        return new BulkheadFullException(new Status(StatusCode.ResourceExhausted, text), Message(failed, StatusCode.ResourceExhausted, text)) { Call = failed };
    }

    private static DeadlineExceededException DeadlineExceeded(ResilientCall call, AttemptFailure failure)
    {
        var text = failure.Status.Detail is { Length: > 0 } detail && failure.Code == StatusCode.DeadlineExceeded
            ? detail
            : call.HasPassedDeadline ? "The deadline of the call passed." : "No answer within the time that one attempt may take.";
        var failed = call.Describe();
        var status = new Status(StatusCode.DeadlineExceeded, text, failure.Status.DebugException);
        return new DeadlineExceededException(status, failure.Trailers, Message(failed, status.StatusCode, text)) { Call = failed };
    }

    private static GoRpcException Failed(ResilientCall call, AttemptFailure failure)
    {
        var failed = call.Describe();
        var text = TroubleTexts.Of(failure.Trouble, call.LastAddress, failure.Status);
        var status = text is null ? failure.Status : new Status(failure.Code, text, failure.Status.DebugException);
        var message = Message(failed, status.StatusCode, status.Detail);
        return call.Method is IContractMethod { Contract.Faults: { Count: > 0 } declared } && FaultDetails.Read(failure.Trailers, declared) is { } detail
            ? FaultDetails.CreateException(declared, detail, status, failure.Trailers, message, failed)
            : new GoRpcException(status, failure.Trailers, message) { Call = failed, IsAnswer = text is null };
    }

    private static string Message(FailedCall call, StatusCode code, string? detail)
    {
        var attempts = call.Attempts == 1 ? "1 attempt" : $"{call.Attempts} attempts";
        var text = $"{call.Service}/{call.Method} at {call.Target} failed with {StatusNames.Of(code)} after {attempts} in {Text(call.Elapsed)}";
        return string.IsNullOrEmpty(detail) ? text + '.' : $"{text}: {detail}";
    }

    private static string NameOf(ResilientCall call) => $"{call.Method.ServiceName}/{call.Method.Name} at {call.Target}";

    private static string Text(TimeSpan time) => time < TimeSpan.FromSeconds(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalMilliseconds):0} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#} s");
}
