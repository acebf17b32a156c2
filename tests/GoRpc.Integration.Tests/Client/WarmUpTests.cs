using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GoRpc.Integration.Tests.Client;

/// <summary>Connections before the first call.</summary>
public sealed class WarmUpTests
{
    private readonly ConnectionCounter _connections = new();

    [Fact]
    public async Task ConnectAsync_EndpointsThatListen_OpensAConnectionToEach()
    {
        var others = new ConnectionCounter();
        await using var one = await NotesHost.StartCountedAsync(_connections);
        await using var other = await NotesHost.StartCountedAsync(others);
        await using var channel = GoRpcChannel.Create(new GoRpcClientOptions { Endpoints = [one.Address, other.Address], Balancing = "round-robin" });

        await channel.ConnectAsync(TestContext.Current.CancellationToken).Within("a connection");
        await _connections.ReachAsync(opened: 1);
        await others.ReachAsync(opened: 1);
        var client = channel.CreateClient<INotes>();
        for (var i = 0; i < 10; i++)
        {
            await client.ByTaskAsync(new Note()).Within("the answer");
        }

        Assert.Equal((1, 1), (_connections.Opened, others.Opened));
    }

    [Fact]
    public async Task ConnectAsync_HostWithoutHealthService_IsConnected()
    {
        await using var host = await NotesHost.StartAsync(ServerStack.ProtobufNetGrpc);
        await using var channel = GoRpcChannel.ForAddress(host.Address);

        await channel.ConnectAsync(TestContext.Current.CancellationToken).Within("a connection");

        Assert.Equal(EndpointStatus.Ready, Assert.Single(channel.GetState().Endpoints).Status);
    }

    [Fact]
    public async Task ConnectAsync_OneOfTwoListens_Completes()
    {
        await using var host = await NotesHost.StartCountedAsync(_connections);
        await using var channel = GoRpcChannel.Create(new GoRpcClientOptions { Endpoints = [NobodysAddress(), host.Address] });

        await channel.ConnectAsync(TestContext.Current.CancellationToken).Within("a connection");

        await _connections.ReachAsync(opened: 1);
    }

    [Fact]
    public async Task ConnectAsync_NothingListens_SaysWhyOfEach()
    {
        string[] addresses = [NobodysAddress(), NobodysAddress()];
        await using var channel = GoRpcChannel.Create(new GoRpcClientOptions { Endpoints = addresses });

        var failure = await Assert.ThrowsAsync<GoRpcException>(() => channel.ConnectAsync(TestContext.Current.CancellationToken).Within("the failure"));

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.All(addresses, address => Assert.Contains($"Nothing listens at {address}.", failure.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ConnectAsync_BeforeDiscoveryHasFoundAny_WaitsForIt()
    {
        await using var host = await NotesHost.StartCountedAsync(_connections);
        var found = new TaskCompletionSource<string>();
        var options = new GoRpcClientOptions { Address = "later://notes" };
        options.EndpointSources["later"] = _ => new LateEndpoints(found.Task);
        await using var channel = GoRpcChannel.Create(options);

        var connecting = channel.ConnectAsync(TestContext.Current.CancellationToken);
        Assert.False(connecting.IsCompleted);
        found.SetResult(host.Address);
        await connecting.Within("a connection");

        Assert.Equal(1, _connections.Opened);
    }

    [Fact]
    public async Task ConnectAsync_Cancelled_EndsTheWait()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var channel = GoRpcChannel.ForAddress($"http://{silent.LocalEndpoint}");
        using var cancelling = new CancellationTokenSource();

        var connecting = channel.ConnectAsync(cancelling.Token);
        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting.Within("the cancellation"));
    }

    [Fact]
    public async Task ConnectAsync_DisposedChannel_Throws()
    {
        var channel = GoRpcChannel.ForAddress(NobodysAddress());
        await channel.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => channel.ConnectAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task WarmUp_OfAHostThatStarts_ConnectsTheClientsThatAskForIt(bool warmUp, int connections)
    {
        await using var host = await NotesHost.StartCountedAsync(_connections);
        await using var services = Container(host.Address, warmUp);

        await StartAsync(services);

        Assert.Equal(connections, _connections.Opened);
    }

    [Fact]
    public async Task WarmUp_NothingListens_LogsItAndLetsTheHostStart()
    {
        var logger = new RecordingLogger();
        await using var services = Container(NobodysAddress(), warmUp: true, logger);

        await StartAsync(services);

        Assert.Contains(logger.Lines, static line => line.StartsWith("Warning NotWarmedUp The client 'notes' found no connection", StringComparison.Ordinal));
    }

    private static Task StartAsync(IServiceProvider services) =>
        Task.WhenAll(services.GetServices<IHostedService>().Select(static service => service.StartAsync(TestContext.Current.CancellationToken))).Within("the host to start");

    private static ServiceProvider Container(string address, bool warmUp, RecordingLogger? logger = null)
    {
        var services = new ServiceCollection();
        services.AddGoRpcClient<INotes>("notes", options =>
        {
            options.Address = address;
            options.WarmUp = warmUp;
        });
        // Registered twice, started once.
        services.AddGoRpcClient<INatural>("naturals", options => options.Address = address);
        if (logger is not null)
        {
            services.AddSingleton<ILoggerFactory>(logger);
        }

        return services.BuildServiceProvider();
    }

    private static string NobodysAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://{listener.LocalEndpoint}";
    }

    private sealed class LateEndpoints(Task<string> address) : IEndpointSource
    {
        public async IAsyncEnumerable<IReadOnlyList<GoRpcEndpoint>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            yield return [new GoRpcEndpoint(await address.WaitAsync(cancellationToken))];
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        }
    }
}
