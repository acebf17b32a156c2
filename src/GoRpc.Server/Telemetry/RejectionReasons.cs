namespace GoRpc.Server.Telemetry;

/// <summary>Why a call was answered without its handler, as <see cref="ServerMetrics.CountRejection"/> counts it.</summary>
internal static class RejectionReasons
{
    /// <summary>Its deadline had passed on arrival.</summary>
    public const string Expired = "expired";

    /// <summary>Its request is no gRPC message, is too large, or is no message of the contract.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>A message breaks a rule of the contract.</summary>
    public const string Invalid = "invalid";

    /// <summary>The service has no such method.</summary>
    public const string Unimplemented = "unimplemented";

    /// <summary>The caller is not known.</summary>
    public const string Unauthenticated = "unauthenticated";

    /// <summary>The caller is known and may not.</summary>
    public const string PermissionDenied = "permission_denied";

    /// <summary>A limit is used up.</summary>
    public const string Limit = "limit";

    /// <summary>The host has more to do than it can.</summary>
    public const string Overload = "overload";

    /// <summary>The host is stopping.</summary>
    public const string Draining = "draining";
}
