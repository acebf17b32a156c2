using GoRpc.Server.Draining;
using GoRpc.Server.Telemetry;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Unit.Tests.Server;

/// <summary>A call without a transport. Grpc.AspNetCore finds the request of such a context among its user state.</summary>
internal sealed class FakeServerCallContext : ServerCallContext
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddMetrics().AddSingleton<ServerMetrics>().AddSingleton(TimeProvider.System).AddSingleton<Drain>().BuildServiceProvider();

    public FakeServerCallContext(DateTime? deadline = null, CancellationToken cancellationToken = default, string? previousAttempts = null)
    {
        DeadlineCore = deadline ?? DateTime.MaxValue;
        CancellationTokenCore = cancellationToken;
        if (previousAttempts is not null)
        {
            Request.Request.Headers["grpc-previous-rpc-attempts"] = previousAttempts;
        }

        UserStateCore["__HttpContext"] = Request;
    }

    public DefaultHttpContext Request { get; } = new() { RequestServices = Services };

    protected override string MethodCore => "";

    protected override string HostCore => "";

    protected override string PeerCore => "";

    protected override DateTime DeadlineCore { get; }

    protected override Metadata RequestHeadersCore { get; } = [];

    protected override CancellationToken CancellationTokenCore { get; }

    protected override Metadata ResponseTrailersCore { get; } = [];

    protected override Status StatusCore { get; set; }

    protected override WriteOptions? WriteOptionsCore { get; set; }

    protected override AuthContext AuthContextCore { get; } = new(null, []);

    protected override IDictionary<object, object> UserStateCore { get; } = new Dictionary<object, object>();

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) => throw new NotSupportedException();

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => throw new NotSupportedException();
}
