using GoRpc.Faults;
using Grpc.Core;

namespace GoRpc.Server.Arrival;

/// <summary>The answer to a call that is not let through to its handler. Immutable, so that one that is always the same is made once.</summary>
/// <param name="reason">Why, for programs; see <see cref="RefusalReasons"/>.</param>
/// <param name="status">The status of the call.</param>
/// <param name="details">What else the caller reads.</param>
internal sealed class Refusal(string reason, Status status, ErrorDetails details)
{
    private string? _packedDetails;

    public string Reason { get; } = reason;

    public Status Status { get; } = status;

    /// <summary>When the caller may come back; null when nothing is known about that.</summary>
    public TimeSpan? RetryAfter { get; } = details.RetryInfo?.RetryDelay;

    /// <summary>The details as a header holds bytes.</summary>
    public string PackedDetails => _packedDetails ??= Convert.ToBase64String(StatusDetails.Pack(Status.StatusCode, Status.Detail, details));

    /// <summary>A refusal whose details say the reason.</summary>
    public static Refusal Of(string reason, StatusCode code, string message, ErrorDetails? details = null) =>
        new(reason, new Status(code, message), (details ?? ErrorDetails.None) with { ErrorInfo = new ErrorInfo(reason, RefusalReasons.Domain) });
}
