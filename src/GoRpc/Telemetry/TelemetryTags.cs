namespace GoRpc.Telemetry;

/// <summary>The attributes of measurements and activities. The first ones are OpenTelemetry's (https://opentelemetry.io/docs/specs/semconv/rpc/grpc).</summary>
internal static class TelemetryTags
{
    public const string System = "rpc.system.name";
    public const string Method = "rpc.method";
    public const string Status = "rpc.response.status_code";
    public const string ErrorType = "error.type";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";
    public const string ClientAddress = "client.address";
    public const string Target = "gorpc.target";
    public const string Endpoint = "gorpc.endpoint";
    public const string Service = "gorpc.service";
    public const string Reason = "gorpc.reason";
    public const string Attempt = "gorpc.attempt";
    public const string Attempts = "gorpc.attempts";

    /// <summary>The value of <see cref="System"/>.</summary>
    public const string Grpc = "grpc";

    /// <summary>The value of <see cref="Method"/> for methods that nobody serves.</summary>
    public const string OtherMethod = "_OTHER";
}
