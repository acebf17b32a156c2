using System.ComponentModel.DataAnnotations;
using ProtoBuf;

namespace GoRpc;

/// <summary>How a host serves its contracts. Read once, when services are mapped; an invalid value keeps the host from starting.</summary>
public sealed class GoRpcServerOptions
{
    /// <summary>The configuration section of these options.</summary>
    public const string SectionName = "GoRpc:Server";

    /// <summary>
    /// Whether a caller sees the type and message of an exception that no rule gives a status. For development: such texts name
    /// tables, files and people.
    /// </summary>
    /// <value>The default is <see langword="false"/>: the caller sees an error id, and the log has the exception under the same id.</value>
    public bool EnableDetailedErrors { get; set; }

    /// <summary>
    /// The largest message that is taken from a caller, in bytes after decompression; a larger one ends its call with RESOURCE_EXHAUSTED.
    /// It replaces Kestrel's limit for the whole request body of a call.
    /// </summary>
    /// <value>The default is 4 MiB; at least 1.</value>
    [Range(1, int.MaxValue)]
    public int MaxReceiveMessageBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>The largest message that is sent, in bytes before compression; a larger one ends its call with RESOURCE_EXHAUSTED.</summary>
    /// <value>The default is null: only the caller's own limit counts. At least 1.</value>
    [Range(1, int.MaxValue)]
    public int? MaxSendMessageBytes { get; set; }

    /// <summary>
    /// The compatibility level of contract types that state none and carry a DateTime, TimeSpan, Guid or decimal. Both sides need the same.
    /// </summary>
    /// <value>The default is <see cref="CompatibilityLevel.NotSpecified"/>: such a type is a fault of the contract.</value>
    [EnumDataType(typeof(CompatibilityLevel))]
    public CompatibilityLevel DefaultCompatibilityLevel { get; set; }

    /// <summary>
    /// Whether a request that breaks the rules of its contract ends with INVALID_ARGUMENT before its handler runs.
    /// </summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool ValidateRequests { get; set; } = true;

    /// <summary>
    /// Whether grpc.health.v1 is served beside the contracts: the whole host under the name <c>""</c>, and every service under its own.
    /// The answers come from ASP.NET Core's health checks.
    /// </summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool EnableHealth { get; set; } = true;

    /// <summary>
    /// How many calls the host takes, by <c>service/method</c>, by <c>service</c> for all its methods together, or by <c>*</c> for all services together. What stands here for
    /// a service or a method takes the place of the <see cref="LimitAttribute"/>s on it; an empty list, or one whose limits are not enabled, takes them away.
    /// </summary>
    /// <value>The default is empty: the attributes hold.</value>
    public IDictionary<string, IList<LimitOptions>> Limits { get; set; } = new Dictionary<string, IList<LimitOptions>>();

    /// <summary>
    /// How many peers, callers or keys one limit tells apart. Those above it count together until others have been quiet for ten seconds, so that a flood of
    /// addresses costs no more memory than this.
    /// </summary>
    /// <value>The default is 10,000; from 1 to 10,000,000. Each takes about 200 bytes.</value>
    [Range(1, 10_000_000)]
    public int MaxLimitPartitions { get; set; } = 10_000;

    /// <summary>
    /// Whether the host shows its contracts to whoever asks: gRPC server reflection (v1 and v1alpha) and the .proto files under <c>/proto</c>.
    /// </summary>
    /// <value>The default is null: in the environment Development only.</value>
    public bool? ExposeContracts { get; set; }

    /// <summary>The authorization policy of those who may see the contracts. Ignored while <see cref="ExposeContracts"/> shows nothing.</summary>
    /// <value>The default is null: everybody who reaches the host.</value>
    public string? ExposurePolicy { get; set; }
}
