using GoRpc.Faults;

namespace GoRpc;

/// <summary>
/// The standard details of a failed call (https://github.com/googleapis/googleapis/blob/master/google/rpc/error_details.proto): what
/// clients of any language read beside the status. An implementation adds them to what it throws; the caller reads them from
/// <see cref="GoRpcException.Details"/>. They travel in trailers, so all of them together are a few kilobytes at most.
/// </summary>
/// <remarks>
/// google.rpc.DebugInfo is missing on purpose: a stack trace is for the log of the host. Of several details of one kind the first counts.
/// Immutable, and safe for threads.
/// </remarks>
public sealed record ErrorDetails
{
    /// <summary>No details at all.</summary>
    public static ErrorDetails None { get; } = new();

    /// <summary>What is wrong with the values of the request; null when nothing was said about that.</summary>
    public BadRequest? BadRequest { get; init; }

    /// <summary>The cause, for programs; null when nothing was said about that.</summary>
    public ErrorInfo? ErrorInfo { get; init; }

    /// <summary>Pages about the error; null when nothing was said about that.</summary>
    public Help? Help { get; init; }

    /// <summary>A text for the user; null when nothing was said about that.</summary>
    public LocalizedMessage? LocalizedMessage { get; init; }

    /// <summary>What has to be changed before the call can succeed; null when nothing was said about that.</summary>
    public PreconditionFailure? PreconditionFailure { get; init; }

    /// <summary>Which quotas are used up; null when nothing was said about that.</summary>
    public QuotaFailure? QuotaFailure { get; init; }

    /// <summary>How the service calls this call; null when nothing was said about that.</summary>
    public RequestInfo? RequestInfo { get; init; }

    /// <summary>The resource that the call is about; null when nothing was said about that.</summary>
    public ResourceInfo? ResourceInfo { get; init; }

    /// <summary>When the caller may call again; null when nothing was said about that.</summary>
    public RetryInfo? RetryInfo { get; init; }
}
