using System.ComponentModel.DataAnnotations;
using GoRpc.Settings;
using Microsoft.Extensions.Options;
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

    /// <summary>How responses are compressed, for callers that take that.</summary>
    /// <value>The default compresses those of methods with <see cref="CompressAttribute"/>, from 1 KiB on.</value>
    [ValidateObjectMembers]
    public CompressionOptions Compression { get; set; } = new();

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

    /// <summary>
    /// Names of request metadata that calls inherit which are made inside a call with GoRpc clients, <c>x-tenant</c> for example: each with the values that its
    /// caller sent, unless the inner call has its own. Other clients send nothing of it. Names that end in <c>-bin</c> have bytes.
    /// </summary>
    /// <value>The default is empty. Lower case; no <c>authorization</c>, and no name that gRPC or HTTP uses itself. What is more than 8 KiB for one call stays behind.</value>
    public IList<string> PropagatedHeaders { get; set; } = [];

    /// <summary>
    /// How long the host goes on as ever once it has been told to stop, but for its health: for balancers and clients to see that it stops before it
    /// takes no calls any more.
    /// </summary>
    /// <value>The default is 0: nobody asks for its health. From 0 to 1 hour; about what a balancer needs to notice.</value>
    [TimeRange("00:00:00", "01:00:00")]
    public TimeSpan DrainDelay { get; set; }

    /// <summary>
    /// How long calls have to end, once <see cref="DrainDelay"/> is over. Streams are asked to by <see cref="GoRpcCall.DrainToken"/>; what is left at the end is
    /// ended with UNAVAILABLE.
    /// </summary>
    /// <value>
    /// The default is 20 seconds; from 0 to 1 hour. No longer than the host's own <c>HostOptions.ShutdownTimeout</c> (30 seconds by default) less
    /// <see cref="DrainDelay"/> and 2 seconds; the host warns when it starts.
    /// </value>
    [TimeRange("00:00:00", "01:00:00")]
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(20);
}
