using GoRpc.Server.Telemetry;
using Grpc.Core;

namespace GoRpc.Server.Arrival;

/// <summary>Why a call is not let through, as google.rpc.ErrorInfo says it. They are documented, and never change their meaning.</summary>
internal static class RefusalReasons
{
    /// <summary>Who gave them their meaning.</summary>
    public const string Domain = "gorpc";

    public const string DeadlineExpired = "DEADLINE_EXPIRED";
    public const string CallerGone = "CALLER_GONE";
    public const string LimitReached = "LIMIT_REACHED";

    /// <summary>The reason as metrics count it, by kinds of which there are few.</summary>
    public static string AsRejection(Refusal refusal) => refusal.Status.StatusCode switch
    {
        StatusCode.DeadlineExceeded => RejectionReasons.Expired,
        StatusCode.Unauthenticated => RejectionReasons.Unauthenticated,
        StatusCode.PermissionDenied => RejectionReasons.PermissionDenied,
        _ => RejectionReasons.Limit,
    };
}
