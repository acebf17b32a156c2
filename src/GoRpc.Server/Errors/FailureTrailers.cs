using GoRpc.Calls;
using GoRpc.Contracts;
using GoRpc.Faults;
using Grpc.Core;

namespace GoRpc.Server.Errors;

/// <summary>The trailers of a call that an implementation ended by an exception.</summary>
internal static class FailureTrailers
{
    /// <param name="failure">The exception. What it received from elsewhere counts for nothing.</param>
    /// <param name="declared">The fault of the method that it brings; null when it brings none.</param>
    /// <param name="written">The trailers that the implementation wrote itself; they win.</param>
    /// <param name="dropped">What has no room in trailers; null when all has.</param>
    /// <exception cref="ContractViolationException">Something in a fault or detail can't be sent.</exception>
    public static Metadata Of(GoRpcException failure, MessageContract? declared, Metadata written, out IReadOnlyList<string>? dropped)
    {
        var status = new StatusDetails(failure.StatusCode, failure.Status.Detail);
        if (declared is not null)
        {
            status.Add(FaultDetails.Pack(declared, ((FaultException)failure).UntypedDetail));
        }

        if (failure.Added is { } added)
        {
            status.Add(added);
        }

        var trailers = new Metadata();
        if (!status.IsEmpty && written.Get(CallMetadata.StatusDetails) is null)
        {
            trailers.Add(CallMetadata.StatusDetails, status.ToBytes());
        }

        if (failure.Added?.RetryInfo is { RetryDelay: var delay } && delay >= TimeSpan.Zero && written.Get(CallMetadata.RetryPushback) is null)
        {
            trailers.Add(CallMetadata.RetryPushback, RetryPushback.Of(delay));
        }

        dropped = status.Dropped;
        return trailers;
    }
}
