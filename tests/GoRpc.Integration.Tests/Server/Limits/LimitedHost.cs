using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Integration.Tests.Server.Limits;

/// <summary>A host of <see cref="Limited"/>, and a GoRpc client that does not try again unless told to.</summary>
internal sealed class LimitedHost : IAsyncDisposable
{
    private LimitedHost(ServerUnderTest server, Limited.Gate gate, Action<GoRpcClientOptions>? configure)
    {
        Server = server;
        Gate = gate;
        Channel = GoRpcChannel.ForAddress(server.Address, options =>
        {
            options.Retry.MaxAttempts = 1;
            configure?.Invoke(options);
        });
        Client = Channel.CreateClient<ILimited>();
    }

    public ServerUnderTest Server { get; }

    public Limited.Gate Gate { get; }

    public GoRpcChannel Channel { get; }

    public ILimited Client { get; }

    public static TheoryData<MethodType> Kinds => ProbeCalls.Kinds;

    /// <summary>The method of a kind, as options name it.</summary>
    public static string NameOf(MethodType kind) => ProbeCalls.PathOf(kind).Replace("test.Probe", "test.Limited", StringComparison.Ordinal);

    public static async Task<LimitedHost> StartAsync(
        Action<GoRpcServerOptions>? options = null,
        Action<GoRpcClientOptions>? client = null,
        Action<IServiceCollection>? services = null,
        bool isOpen = true)
    {
        var gate = new Limited.Gate();
        if (isOpen)
        {
            gate.Open.SetResult();
        }

        var server = await ServerUnderTest.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton(gate);
                builder.Services.Configure<GoRpcServerOptions>(configured => options?.Invoke(configured));
                services?.Invoke(builder.Services);
            },
            application => application.MapGoRpcService<Limited>());
        return new LimitedHost(server, gate, client);
    }

    /// <summary>Makes a call of a kind.</summary>
    public static Task<int> CallAsync(ILimited client, MethodType kind, CancellationToken cancellationToken = default) => (kind switch
    {
        MethodType.Unary => client.UnaryAsync(1, cancellationToken),
        MethodType.ClientStreaming => client.UpAsync(new[] { 1 }.ToAsyncEnumerable(), cancellationToken),
        MethodType.ServerStreaming => client.DownAsync(1, cancellationToken).SumAsync(cancellationToken).AsTask(),
        _ => client.BothAsync(new[] { 1 }.ToAsyncEnumerable(), cancellationToken).SumAsync(cancellationToken).AsTask(),
    }).Within($"the end of a {kind} call");

    public Task<int> CallAsync(MethodType kind) => CallAsync(Client, kind);

    public async Task<GoRpcException> RefusedAsync(MethodType kind) => await Assert.ThrowsAsync<GoRpcException>(() => CallAsync(kind));

    public async ValueTask DisposeAsync()
    {
        Gate.Open.TrySetResult();
        await Channel.DisposeAsync();
        await Server.DisposeAsync();
    }
}
