using System.ComponentModel.DataAnnotations;
using System.Diagnostics.Metrics;
using GoRpc.Client.Calls;
using GoRpc.Client.Credentials;
using GoRpc.Client.Interceptors;
using GoRpc.Contracts;
using GoRpc.Settings;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using ProtoBuf;

namespace GoRpc;

/// <summary>How one client reaches its service, and what stands behind each of its calls.</summary>
/// <remarks>
/// Edits of the configuration take effect for the calls that begin after them in <see cref="Deadline"/>, <see cref="AttemptTimeout"/>,
/// <see cref="Retry"/>, <see cref="Hedging"/>, <see cref="RetryBudget"/>, <see cref="Throttling"/>, <see cref="Bulkhead"/>,
/// <see cref="CircuitBreaker"/>, <see cref="Ejection"/>, <see cref="WaitForReady"/>, <see cref="Streams"/> and <see cref="Methods"/>. The rest is read once, when the channel is made.
/// </remarks>
public sealed class GoRpcClientOptions
{
    /// <summary>The configuration section that holds one section per client, named as the client is.</summary>
    public const string SectionName = "GoRpc:Clients";

    /// <summary>
    /// Where the service is: <c>http://host:port</c> (gRPC over cleartext HTTP/2), <c>https://host:port</c>, or <c>unix:/path/to/socket</c>; or
    /// where its endpoints are to be found, by a scheme of <see cref="EndpointSources"/>.
    /// </summary>
    /// <value>Required, unless there are <see cref="Endpoints"/>; there is no default.</value>
    public string? Address { get; set; }

    /// <summary>
    /// The endpoints of a service that has several, each <c>http://host:port</c>, <c>https://host:port</c> or <c>unix:/path/to/socket</c>. They stand in
    /// place of <see cref="Address"/>.
    /// </summary>
    /// <value>The default is empty. Edits take effect at once: calls under way end where they are.</value>
    public IList<string> Endpoints { get; set; } = [];

    /// <summary>
    /// How the calls are spread over the endpoints, by the name of a policy: <c>power-of-two</c>, <c>round-robin</c>, <c>least-request</c>,
    /// <c>consistent-hash</c>, <c>weighted</c>, or one of <see cref="BalancingPolicies"/>.
    /// </summary>
    /// <value>The default is <c>power-of-two</c>. Without effect where there is one endpoint. Read once, when the channel is made.</value>
    public string Balancing { get; set; } = BalancingPolicyNames.PowerOfTwo;

    /// <summary>Policies of your own, by the name that <see cref="Balancing"/> takes. A channel makes its own one.</summary>
    /// <value>The default is empty: there are the built-in ones.</value>
    public IDictionary<string, Func<BalancingPolicy>> BalancingPolicies { get; } = new Dictionary<string, Func<BalancingPolicy>>();

    /// <summary>Says by what a call is told apart when <see cref="Balancing"/> is <c>consistent-hash</c>, for example the tenant among its headers.</summary>
    /// <value>
    /// The default is null: <see cref="HashKeyAttribute"/> in the contract says it. A text that this gives comes before that; null leaves it to the
    /// contract. Called from any thread at once.
    /// </value>
    public Func<HashKeyContext, string?>? HashKey { get; set; }

    /// <summary>
    /// What finds endpoints, by the scheme of the <see cref="Address"/> that it is given. It is asked when the options are checked and again when the channel is
    /// made; let it throw an <see cref="ArgumentException"/> for an address that it can't read, and leave connecting to <see cref="IEndpointSource.WatchAsync"/>.
    /// </summary>
    /// <value>The default is empty: there are the built-in <c>file:</c>, <c>dns+http:</c> and <c>dns+https:</c>. One of the same scheme wins over them.</value>
    public IDictionary<string, Func<Uri, IEndpointSource>> EndpointSources { get; } = new Dictionary<string, Func<Uri, IEndpointSource>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Certificates of an <c>https</c> address.</summary>
    /// <value>The default trusts what the machine trusts and shows no client certificate.</value>
    public GoRpcClientTlsOptions Tls { get; set; } = new();

    /// <summary>
    /// Whether tokens and API keys may be sent where others can read them: over cleartext HTTP, to this machine as well. A Unix domain socket counts as
    /// encrypted.
    /// </summary>
    /// <value>The default is <see langword="false"/>: a client with credentials and such an address is refused. For development, and for networks that encrypt by themselves.</value>
    public bool AllowUnencryptedCredentials { get; set; }

    /// <summary>
    /// The time a unary call may take, all attempts together, where neither the call, nor <see cref="Methods"/>, nor the contract's
    /// <see cref="DeadlineAttribute"/> says otherwise. Streams have no default deadline.
    /// </summary>
    /// <value>The default is 30 seconds; from 1 millisecond to 1 day. Null means no limit.</value>
    [TimeRange("00:00:00.001", "1.00:00:00")]
    public TimeSpan? Deadline { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The time one attempt of a unary call may take before it is given up and, where that is safe, sent again.</summary>
    /// <value>The default is 10 seconds; from 1 millisecond to 1 day. Null means as long as the call. Counts for methods that may be retried.</value>
    [TimeRange("00:00:00.001", "1.00:00:00")]
    public TimeSpan? AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often and after which waits a call that may be sent again is.</summary>
    /// <value>The default makes at most 3 attempts.</value>
    [ValidateObjectMembers]
    public RetryOptions Retry { get; set; } = new();

    /// <summary>When a call that has no answer yet is sent once more, beside the attempt under way.</summary>
    /// <value>The default hedges nothing.</value>
    [ValidateObjectMembers]
    public HedgingOptions Hedging { get; set; } = new();

    /// <summary>How many retries and hedges all calls together may add.</summary>
    /// <value>The default allows retries for 20 % of the calls and 10 more per second.</value>
    [ValidateObjectMembers]
    public RetryBudgetOptions RetryBudget { get; set; } = new();

    /// <summary>How calls are held back while their target refuses or fails most of them.</summary>
    /// <value>The default holds back when less than half of at least 20 attempts in 10 seconds were accepted, and at most 90 % of the calls.</value>
    [ValidateObjectMembers]
    public ThrottlingOptions Throttling { get; set; } = new();

    /// <summary>How many calls may be under way at once.</summary>
    /// <value>The default has no limit.</value>
    [ValidateObjectMembers]
    public BulkheadOptions Bulkhead { get; set; } = new();

    /// <summary>When to stop calling a service that keeps failing.</summary>
    /// <value>The default opens at 50 % failures of at least 20 attempts in 30 seconds, for a quarter of the outage so far, from 250 milliseconds to 5 seconds.</value>
    [ValidateObjectMembers]
    public CircuitBreakerOptions CircuitBreaker { get; set; } = new();

    /// <summary>When to stop picking an endpoint that does worse than the others.</summary>
    /// <value>The default ejects after 5 failures in a row, or at 50 % failures of at least 10 attempts in 10 seconds, for 30 seconds and longer each time.</value>
    [ValidateObjectMembers]
    public EjectionOptions Ejection { get; set; } = new();

    /// <summary>
    /// A Polly pipeline of your own around each call with all its attempts: whatever it retries, GoRpc makes attempts for once more. It runs for streams until they
    /// are established. What it sees of a failure is what the caller would: a <see cref="GoRpcException"/> with its status. The operation key of its context
    /// is the method, for example <c>gorpc.demo.Calculator/Add</c>.
    /// </summary>
    /// <value>The default is null: none. GoRpc does not know what it repeats; that a method may be executed twice is for you to know.</value>
    public ResiliencePipeline? CallPipeline { get; set; }

    /// <summary>
    /// A Polly pipeline of your own around each attempt of a unary call, for example with chaos or a timeout of its own. What it sees of a failure is the
    /// <see cref="Grpc.Core.RpcException"/> of the transport; what it throws is the outcome of the attempt.
    /// </summary>
    /// <remarks>
    /// It does not run for attempts of streams: those hand messages on while they run, and a pipeline that ran one again would send or hand on some of them twice. Streams have
    /// <see cref="CallPipeline"/>, until they are established, and <see cref="Streams"/>.
    /// </remarks>
    /// <value>The default is null: none. The same as for <see cref="CallPipeline"/> holds for what it repeats, and it repeats at the same endpoint.</value>
    public ResiliencePipeline? AttemptPipeline { get; set; }

    /// <summary>Whether a call waits, within its deadline, while no endpoint is in reach, instead of failing. A call of its own may ask for it by <c>CallOptions.WithWaitForReady</c>.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool WaitForReady { get; set; }

    /// <summary>How long response streams may be quiet.</summary>
    /// <value>The default lets them be quiet for ever.</value>
    [ValidateObjectMembers]
    public StreamOptions Streams { get; set; } = new();

    /// <summary>What single methods do differently, by name: <c>Add</c>, or <c>gorpc.demo.Calculator/Add</c> where services share a client. The longer name wins.</summary>
    /// <value>The default is empty.</value>
    public IDictionary<string, MethodOptions> Methods { get; set; } = new Dictionary<string, MethodOptions>();

    /// <summary>The largest message that is taken from the service, in bytes after decompression; a larger one ends its call with RESOURCE_EXHAUSTED.</summary>
    /// <value>The default is 4 MiB.</value>
    [Range(1, int.MaxValue)]
    public int MaxReceiveMessageBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>The largest message that is sent, in bytes before compression; a larger one ends its call with RESOURCE_EXHAUSTED before it is sent.</summary>
    /// <value>The default is null: only the service's own limit counts.</value>
    [Range(1, int.MaxValue)]
    public int? MaxSendMessageBytes { get; set; }

    /// <summary>How requests are compressed. Responses come compressed where the service does that, in any of <c>gzip</c>, <c>br</c> and <c>deflate</c>.</summary>
    /// <value>The default compresses those of methods with <see cref="CompressAttribute"/>, from 1 KiB on.</value>
    [ValidateObjectMembers]
    public CompressionOptions Compression { get; set; } = new();

    /// <summary>How long a connection may take to open, TLS included.</summary>
    /// <value>The default is 5 seconds; from 1 millisecond to 10 minutes.</value>
    [TimeRange("00:00:00.001", "00:10:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a connection without calls is kept. Routers commonly forget one after 350 seconds of silence; it is better closed before.</summary>
    /// <value>The default is 5 minutes; from 1 second to 1 day.</value>
    [TimeRange("00:00:01", "1.00:00:00")]
    public TimeSpan ConnectionIdleTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How old a connection gets, a tenth more or less by chance, before another one takes its place: so that hosts which were added behind one name or one
    /// balancer get calls too. Calls and streams under way are not cut; the old connection is closed when they have ended. It is looked at four times per
    /// <see cref="ConnectionIdleTimeout"/>, at most once a second.
    /// </summary>
    /// <value>The default is 10 minutes; from 1 second to 1 day. Null keeps connections for as long as they last.</value>
    [TimeRange("00:00:01", "1.00:00:00")]
    public TimeSpan? ConnectionMaxAge { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Whether a client of a container connects while the host starts, as <see cref="GoRpcChannel.ConnectAsync"/> does, so that the first calls find connections. The
    /// host waits for it no longer than <see cref="ConnectTimeout"/>, and starts without it.
    /// </summary>
    /// <value>The default is <see langword="false"/>: a connection opens when it is needed.</value>
    public bool WarmUp { get; set; }

    /// <summary>
    /// How long a connection with open calls may be silent before an HTTP/2 ping asks whether the other side is still there.
    /// It keeps a quiet stream alive in routers that forget idle connections, and finds a peer that has vanished.
    /// </summary>
    /// <value>The default is 1 minute; from 1 second to 1 day. Null sends no pings.</value>
    [TimeRange("00:00:01", "1.00:00:00")]
    public TimeSpan? KeepAlivePingDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the answer to a ping may take before the connection and the calls on it count as lost.</summary>
    /// <value>The default is 20 seconds; from 1 second to 10 minutes. Ignored when <see cref="KeepAlivePingDelay"/> is null.</value>
    [TimeRange("00:00:01", "00:10:00")]
    public TimeSpan KeepAlivePingTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Whether an <c>https</c> address is reached through the proxy of the environment (<c>HTTPS_PROXY</c>, <c>NO_PROXY</c>, or the system's
    /// setting). Cleartext HTTP/2 and Unix domain sockets can't pass an HTTP proxy.
    /// </summary>
    /// <value>The default is <see langword="false"/>: connections are direct whatever the environment says.</value>
    public bool UseProxy { get; set; }

    /// <summary>
    /// The compatibility level of contract types that state none and carry a DateTime, TimeSpan, Guid or decimal. Both sides need the same.
    /// </summary>
    /// <value>The default is <see cref="CompatibilityLevel.NotSpecified"/>: such a type is a fault of the contract.</value>
    public CompatibilityLevel DefaultCompatibilityLevel { get; set; }

    /// <summary>Where the client logs.</summary>
    /// <value>The default is null: the container's loggers for a client of a container, else no logs.</value>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Makes the meter of the client's measurements, named <see cref="GoRpcClientTelemetry.MeterName"/>.</summary>
    /// <value>The default is null: the container's factory if it has one, else one meter for the whole process.</value>
    public IMeterFactory? MeterFactory { get; set; }

    /// <summary>The clock and timers of deadlines, waits and circuit breakers.</summary>
    /// <value>The default is null: the container's time provider if it has one, else the system's.</value>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>What each attempt says about who makes it.</summary>
    internal IList<CredentialOptions> Credentials { get; } = [];
    /// <summary>Opens connections in place of sockets, for hosts in the same process; null for sockets.</summary>
    internal Func<CancellationToken, ValueTask<Stream>>? ConnectCallback { get; set; }

    /// <summary>The interceptors in the order of their registration.</summary>
    internal List<ClientInterceptor> Interceptors { get; } = [];

    /// <summary>The interceptors of gRPC's own in the order of their registration.</summary>
    internal List<Interceptor> GrpcInterceptors { get; } = [];

    /// <summary>Where interceptors come from; null for a client without a container.</summary>
    internal IServiceProvider? Services { get; set; }

    /// <summary>Puts an interceptor around the calls of all typed clients of the channel.</summary>
    /// <inheritdoc cref="AddInterceptor(ICallInterceptor, Action{InterceptorOptions})"/>
    public void AddInterceptor(ICallInterceptor interceptor) => AddInterceptor(interceptor, static _ => { });

    /// <summary>Puts an interceptor around the calls of typed clients of the channel. Read once, when the channel is made.</summary>
    /// <param name="interceptor">The interceptor. It serves all calls at once, on any thread, and is not disposed.</param>
    /// <param name="configure">Says around which methods, and where among the other interceptors.</param>
    public void AddInterceptor(ICallInterceptor interceptor, Action<InterceptorOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(interceptor);
        AddInterceptor(_ => interceptor, configure);
    }

    /// <summary>
    /// Puts an interceptor of gRPC's own around the calls of typed clients of the channel, for code that you have: it sees messages instead of values. It stands inside
    /// all interceptors of GoRpc, once around a call with all its attempts; of several the first is the outermost.
    /// </summary>
    /// <param name="interceptor">The interceptor. It serves all calls at once, on any thread.</param>
    public void AddGrpcInterceptor(Interceptor interceptor)
    {
        ArgumentNullException.ThrowIfNull(interceptor);
        GrpcInterceptors.Add(interceptor);
    }

    internal void AddInterceptor(Func<ClientInterceptors, ICallInterceptor> find, Action<InterceptorOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new InterceptorOptions();
        configure(options);
        Interceptors.Add(new ClientInterceptor(find, options));
    }

    internal CallSettings ToCallSettings() => new()
    {
        Deadline = Deadline,
        AttemptTimeout = AttemptTimeout,
        Retry = Retry,
        Hedging = Hedging,
        Throttling = Throttling,
        Bulkhead = Bulkhead,
        RetryBudget = RetryBudget,
        CircuitBreaker = CircuitBreaker,
        Ejection = Ejection,
        WaitForReady = WaitForReady,
        CallPipeline = CallPipeline,
        AttemptPipeline = AttemptPipeline,
        HashKey = HashKey,
        Streams = Streams,
        Methods = Methods.AsReadOnly(),
    };

    internal ContractOptions ToContractOptions() => new() { DefaultCompatibilityLevel = DefaultCompatibilityLevel };
}
