using System.Security.Cryptography;
using GoRpc.Contracts;
using GoRpc.Faults;
using GoRpc.Server.Dispatch;
using GoRpc.Server.Draining;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GoRpc.Server.Errors;

/// <summary>Decides what a caller reads of an exception. Whatever no rule names stays in the log, under an id that the caller gets.</summary>
internal sealed class CallFailures(ExceptionStatuses statuses, IOptions<GoRpcServerOptions> options, Drain drain, ILogger<CallFailures> logger)
{
    private readonly bool _enableDetailedErrors = options.Value.EnableDetailedErrors;

    /// <summary>The answer to an exception while a call was served.</summary>
    public RpcException Translate(Exception exception, ServerCall call) => exception switch
    {
        FaultException fault => OfFault(fault, call),
        GoRpcException { StatusCode: not StatusCode.OK, Added: not null } failure => OfDetails(failure, null, call),
        RpcException { StatusCode: not StatusCode.OK } rpc => OfStatus(rpc, call.Method),
        OperationCanceledException when call.IsPastDeadline => new RpcException(new Status(StatusCode.DeadlineExceeded, "The deadline passed while the method ran.")),
        CallEndedException => OfEnd(),
        OperationCanceledException when call.CancellationToken.IsCancellationRequested => OfEnd(),
        _ => OfException(exception, call.Method),
    };

    /// <summary>The answer to an exception while a request message was read.</summary>
    public RpcException OfRequest(Exception exception, MethodContract method)
    {
        if (exception is not RpcException invalid)
        {
            // A constructor or setter of the message's own type refused the values.
            return OfException(exception, method);
        }

        Log.RequestInvalid(logger, method.Path, invalid.Status.Detail);
        return invalid;
    }

    /// <summary>The answer to an exception while a response message was written: always this side's mistake.</summary>
    public RpcException OfResponse(Exception exception, MethodContract method) => exception as RpcException ?? Unhandled(exception, method);

    private RpcException OfException(Exception exception, MethodContract method)
    {
        if (statuses.Find(exception) is not { } mapped)
        {
            return Unhandled(exception, method);
        }

        Log.MappedException(logger, method.Path, mapped.StatusCode, exception);
        return new RpcException(mapped.Of(exception));
    }

    private RpcException Unhandled(Exception exception, MethodContract method)
    {
        var id = RandomNumberGenerator.GetHexString(8, lowercase: true);
        Log.UnhandledException(logger, method.Path, id, exception);
        var text = $"Internal error, id {id}";
        return new RpcException(new Status(StatusCode.Internal, _enableDetailedErrors ? $"{text}: {Describe(exception)}" : text));
    }

    private RpcException OfFault(FaultException fault, ServerCall call)
    {
        var method = call.Method;
        var detail = fault.UntypedDetail;
        var declared = method.Faults.FirstOrDefault(candidate => candidate.Type == detail.GetType())
            ?? method.Faults.FirstOrDefault(candidate => candidate.Type!.IsInstanceOfType(detail));
        if (declared is null)
        {
            Log.UndeclaredFault(logger, method.Path, detail.GetType().Name);
        }

        return OfDetails(fault, declared, call);
    }

    private RpcException OfDetails(GoRpcException failure, MessageContract? declared, ServerCall call)
    {
        try
        {
            var trailers = FailureTrailers.Of(failure, declared, call.Context.ResponseTrailers, out var dropped);
            if (dropped is not null)
            {
                Log.DetailsDropped(logger, call.Method.Path, string.Join(", ", dropped), StatusDetails.MaxBytes);
            }

            return new RpcException(new Status(failure.StatusCode, failure.Status.Detail), trailers);
        }
        catch (ContractViolationException violation)
        {
            return Unhandled(violation, call.Method);
        }
    }

    // Status and message only. An exception that a call of the handler's own ended with has that call's trailers, and what they say
    // (not executed, retry after, details of a fault) is not true of this call.
    private RpcException OfStatus(RpcException exception, MethodContract method)
    {
        if (!IsOfInnerTransport(exception))
        {
            return new RpcException(new Status(exception.StatusCode, exception.Status.Detail));
        }

        Log.InnerCallFailed(logger, method.Path, exception.StatusCode, exception);
        return new RpcException(new Status(exception.StatusCode, $"A call that the method made ended with status {exception.StatusCode}."));
    }

    // Such a message is no service's: it names the address that was called, and what the transport threw.
    private static bool IsOfInnerTransport(RpcException exception) => exception is GoRpcException failure
        ? failure is { Call: not null, IsAnswer: false }
        : exception.Status.DebugException is HttpRequestException or IOException;

    // Whoever has gone does not read the answer, so that the host stops is the better one of two reasons.
    private RpcException OfEnd()
    {
        if (!drain.IsOver)
        {
            return new RpcException(new Status(StatusCode.Cancelled, "The call was cancelled while the method ran."));
        }

        drain.CountEnded();
        return new RpcException(Drain.Status);
    }

    private static string Describe(Exception exception) =>
        exception.InnerException is { } inner
            ? $"{exception.GetType().FullName}: {exception.Message} ---> {Describe(inner)}"
            : $"{exception.GetType().FullName}: {exception.Message}";
}
