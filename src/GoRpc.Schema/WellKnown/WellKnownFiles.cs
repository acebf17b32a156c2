using GoRpc.Schema.Model;

namespace GoRpc.Schema.WellKnown;

/// <summary>Files that are no contract's, and that a reader of a host's reflection may ask for: what contracts import, what statuses carry, and health.</summary>
internal static class WellKnownFiles
{
    private static readonly SchemaType Text = new(SchemaKind.String);
    private static readonly SchemaType Bytes = new(SchemaKind.Bytes);
    private static readonly SchemaType Int32 = new(SchemaKind.Int32);
    private static readonly SchemaType Int64 = new(SchemaKind.Int64);

    public static SchemaFile Timestamp { get; } = new("google/protobuf/timestamp.proto", "google.protobuf")
    {
        Messages = [new("google.protobuf.Timestamp", [new(1, "seconds", Int64), new(2, "nanos", Int32)])],
    };

    public static SchemaFile Duration { get; } = new("google/protobuf/duration.proto", "google.protobuf")
    {
        Messages = [new("google.protobuf.Duration", [new(1, "seconds", Int64), new(2, "nanos", Int32)])],
    };

    public static SchemaFile Any { get; } = new("google/protobuf/any.proto", "google.protobuf")
    {
        Messages = [new("google.protobuf.Any", [new(1, "type_url", Text), new(2, "value", Bytes)])],
    };

    public static SchemaFile Status { get; } = new("google/rpc/status.proto", "google.rpc")
    {
        Imports = [Any.Path],
        Messages = [new("google.rpc.Status", [new(1, "code", Int32), new(2, "message", Text), Many(3, "details", "google.protobuf.Any")])],
    };

    public static SchemaFile ErrorDetails { get; } = new("google/rpc/error_details.proto", "google.rpc")
    {
        Imports = [Duration.Path],
        Messages =
        [
            new("google.rpc.ErrorInfo", [new(1, "reason", Text), new(2, "domain", Text), new(3, "metadata", Text) { Key = Text }]),
            new("google.rpc.RetryInfo", [new(1, "retry_delay", Of("google.protobuf.Duration"))]),
            new("google.rpc.QuotaFailure", [Many(1, "violations", "google.rpc.QuotaFailure.Violation")]),
            new("google.rpc.QuotaFailure.Violation",
            [
                new(1, "subject", Text), new(2, "description", Text), new(3, "api_service", Text), new(4, "quota_metric", Text), new(5, "quota_id", Text),
                new(6, "quota_dimensions", Text) { Key = Text }, new(7, "quota_value", Int64), new(8, "future_quota_value", Int64) { IsOptional = true },
            ]),
            new("google.rpc.PreconditionFailure", [Many(1, "violations", "google.rpc.PreconditionFailure.Violation")]),
            new("google.rpc.PreconditionFailure.Violation", [new(1, "type", Text), new(2, "subject", Text), new(3, "description", Text)]),
            new("google.rpc.BadRequest", [Many(1, "field_violations", "google.rpc.BadRequest.FieldViolation")]),
            new("google.rpc.BadRequest.FieldViolation",
            [
                new(1, "field", Text), new(2, "description", Text), new(3, "reason", Text), new(4, "localized_message", Of("google.rpc.LocalizedMessage")),
            ]),
            new("google.rpc.RequestInfo", [new(1, "request_id", Text), new(2, "serving_data", Text)]),
            new("google.rpc.ResourceInfo", [new(1, "resource_type", Text), new(2, "resource_name", Text), new(3, "owner", Text), new(4, "description", Text)]),
            new("google.rpc.Help", [Many(1, "links", "google.rpc.Help.Link")]),
            new("google.rpc.Help.Link", [new(1, "description", Text), new(2, "url", Text)]),
            new("google.rpc.LocalizedMessage", [new(1, "locale", Text), new(2, "message", Text)]),
        ],
    };

    public static SchemaFile Health { get; } = new("grpc/health/v1/health.proto", "grpc.health.v1")
    {
        Services =
        [
            new("grpc.health.v1.Health",
            [
                new("Check", "grpc.health.v1.HealthCheckRequest", "grpc.health.v1.HealthCheckResponse") { Comment = "Whether a service answers; the host as a whole when none is named." },
                new("Watch", "grpc.health.v1.HealthCheckRequest", "grpc.health.v1.HealthCheckResponse") { HasResponseStream = true, Comment = "The same, and again at every change." },
            ]),
        ],
        Messages =
        [
            new("grpc.health.v1.HealthCheckRequest", [new(1, "service", Text)]),
            new("grpc.health.v1.HealthCheckResponse", [new(1, "status", new(SchemaKind.Enum, "grpc.health.v1.HealthCheckResponse.ServingStatus"))]),
        ],
        Enums =
        [
            new("grpc.health.v1.HealthCheckResponse.ServingStatus", [new("UNKNOWN", 0), new("SERVING", 1), new("NOT_SERVING", 2), new("SERVICE_UNKNOWN", 3)]),
        ],
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SchemaFile> All { get; } = [Timestamp, Duration, Any, Status, ErrorDetails, Health];

    private static SchemaType Of(string message) => new(SchemaKind.Message, message);

    private static SchemaField Many(int number, string name, string message) => new(number, name, Of(message)) { IsRepeated = true };
}
