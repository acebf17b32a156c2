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
    public const string HostStopping = "HOST_STOPPING";

    public const string CredentialsMissing = "CREDENTIALS_MISSING";
    public const string CredentialsInvalid = "CREDENTIALS_INVALID";
    public const string TokenExpired = "TOKEN_EXPIRED";
    public const string TokenNotYetValid = "TOKEN_NOT_YET_VALID";
    public const string TokenAudience = "TOKEN_WRONG_AUDIENCE";
    public const string TokenIssuer = "TOKEN_WRONG_ISSUER";
    public const string TokenUnknownKey = "TOKEN_UNKNOWN_KEY";
    public const string TokenSignature = "TOKEN_WRONG_SIGNATURE";
    public const string TokenInvalid = "TOKEN_INVALID";
    public const string KeyUnknown = "API_KEY_UNKNOWN";
    public const string CertificateExpired = "CERTIFICATE_EXPIRED";
    public const string CertificateUntrusted = "CERTIFICATE_UNTRUSTED";
    public const string CertificateRevoked = "CERTIFICATE_REVOKED";
    public const string CertificateUsage = "CERTIFICATE_WRONG_USAGE";
    public const string CertificateInvalid = "CERTIFICATE_INVALID";
    public const string CertificateUnknown = "CERTIFICATE_UNKNOWN";

    public const string RoleMissing = "ROLE_MISSING";
    public const string ClaimMissing = "CLAIM_MISSING";
    public const string PolicyNotMet = "POLICY_NOT_MET";

    /// <summary>The reason as metrics count it, by kinds of which there are few.</summary>
    public static string AsRejection(Refusal refusal) => refusal.Status.StatusCode switch
    {
        StatusCode.DeadlineExceeded => RejectionReasons.Expired,
        StatusCode.Unauthenticated => RejectionReasons.Unauthenticated,
        StatusCode.PermissionDenied => RejectionReasons.PermissionDenied,
        StatusCode.Unavailable => RejectionReasons.Draining,
        _ => RejectionReasons.Limit,
    };
}
