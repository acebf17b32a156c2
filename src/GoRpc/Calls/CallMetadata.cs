namespace GoRpc.Calls;

/// <summary>Names of the metadata that GoRpc reads and writes.</summary>
internal static class CallMetadata
{
    /// <summary>Trailer of a GoRpc host: the handler was not entered, so the call may be sent again whatever it does.</summary>
    public const string NotExecuted = "gorpc-not-executed";

    /// <summary>Request header: attempts made before this one (gRFC A6).</summary>
    public const string PreviousAttempts = "grpc-previous-rpc-attempts";

    /// <summary>Trailer: milliseconds to wait before the next attempt; negative means do not retry (gRFC A6).</summary>
    public const string RetryPushback = "grpc-retry-pushback-ms";

    /// <summary>Trailer: a google.rpc.Status with the details of a failure.</summary>
    public const string StatusDetails = "grpc-status-details-bin";

    /// <summary>Request header: the trace that a call belongs to (https://www.w3.org/TR/trace-context).</summary>
    public const string TraceParent = "traceparent";

    /// <summary>Request header: what tracing systems add to that.</summary>
    public const string TraceState = "tracestate";

    /// <summary>Request header: what an application adds (https://www.w3.org/TR/baggage).</summary>
    public const string Baggage = "baggage";
}
