using Etcdserverpb;
using Google.Protobuf;
using GoRpc.Discovery.Etcd;
using GoRpc.Discovery.Tests.Hosts;
using GoRpc.Tests.Shared;
using Microsoft.Extensions.Options;

namespace GoRpc.Discovery.Tests.Etcd;

/// <summary>Hosts that register themselves in a real etcd, and clients that find them there.</summary>
public sealed class EtcdRegistrationTests
{
    [Fact]
    public async Task Host_Starts_IsRegisteredWithALeaseAndTakenOutWhenItStops()
    {
        await using var server = await EtcdServer.StartNewAsync();
        await using var lists = Watch(server);
        await NextAsync(lists, 0);
        await using var host = await StartHostAsync(server, "one", options =>
        {
            options.Weight = 5;
            options.Attributes["zone"] = "a";
        });

        var endpoint = Assert.Single(await NextAsync(lists, 1));
        Assert.Equal(new GoRpcEndpoint(host.Address) { Weight = 5, Attributes = new Dictionary<string, string> { ["zone"] = "a" } }, endpoint);
        Assert.NotEqual(0, (await EntriesAsync(server)).Single().Lease);
        await host.StopAsync();

        await NextAsync(lists, 0);
        Assert.Contains(host.Logger.Lines, line => line.Contains("EtcdRemoved", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Host_LeaseIsLost_RegistersAgain()
    {
        await using var server = await EtcdServer.StartNewAsync();
        await using var host = await StartHostAsync(server, "one", options => options.LeaseDuration = TimeSpan.FromSeconds(3));
        await using var lists = Watch(server);
        await NextAsync(lists, 1);

        using (var registry = Connect(server))
        {
            await registry.Calls.LeaseClient.LeaseRevokeAsync(new LeaseRevokeRequest { ID = (await EntriesAsync(server)).Single().Lease });
        }

        await NextAsync(lists, 0);
        await NextAsync(lists, 1);
        Assert.Contains(host.Logger.Lines, line => line.Contains("EtcdLeaseLost", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Host_RegistryIsAwayAtTheStart_ServesAndRegistersWhenItComes()
    {
        await using var server = await EtcdServer.StartNewAsync();
        await server.KillAsync();
        await using var host = await StartHostAsync(server, "one");
        await using var channel = GoRpcChannel.ForAddress(host.Address);
        Assert.Equal("one", await channel.CreateClient<IDesk>().AskAsync().Within("the answer"));

        await server.StartAsync();

        await using var lists = Watch(server);
        await NextAsync(lists, 1);
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Host_RegistryWithUsers_IsRegisteredAndStaysSoWithItsLease()
    {
        await using var server = await EtcdServer.StartNewAsync("--auth-token-ttl=2");
        await server.RequireUsersAsync("root", "secret");
        await using var host = await DeskHost.StartAsync("one", services => services.AddGoRpcEtcdRegistration(options =>
        {
            server.Options(options, "secret").Service = "orders";
            options.LeaseDuration = TimeSpan.FromSeconds(3);
        }));
        await using var lists = new GoRpcClientOptions().AddEtcdDiscovery(etcd => server.Options(etcd, "secret"))
            .EndpointSources["etcd"](new Uri("etcd://orders")).WatchAsync(CancellationToken.None).GetAsyncEnumerator(CancellationToken.None);
        await NextAsync(lists, 1);

        // Twice as long as lease and token live: who has lost either is gone from the list by then.
        var change = lists.MoveNextAsync().AsTask();
        Assert.NotSame(change, await Task.WhenAny(change, Task.Delay(TimeSpan.FromSeconds(6), TimeProvider.System)));
        await host.StopAsync();
        Assert.True(await change.Within("the list without the host"));
        Assert.Empty(lists.Current);
    }

    [Fact]
    public async Task Host_ListensTwice_DoesNotStartAndSaysWhatToSet()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => DeskHost.StartAsync(
            "one", services => services.AddGoRpcEtcdRegistration(options => options.Service = "orders"), listeners: 2));

        Assert.Contains("Set AdvertisedAddress of AddGoRpcEtcdRegistration", exception.Message);
    }

    [Fact]
    public async Task Host_FaultyOptions_DoesNotStartAndNamesThemAll()
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => DeskHost.StartAsync("one", services => services.AddGoRpcEtcdRegistration(options =>
        {
            options.AdvertisedAddress = "localhost:5081";
            options.LeaseDuration = TimeSpan.FromSeconds(1);
            options.Weight = 0;
            options.KeyPrefix = "/services";
            options.Password = "secret";
            options.Servers.Add("localhost");
        })));

        string[] expected = ["Service: none is given", "AdvertisedAddress: 'localhost:5081'", "LeaseDuration: 00:00:01", "Weight: 0", "Type '/services/'", "UserName: ", "Servers: 'localhost'"];
        Assert.Equal(expected.Length, exception.Failures.Count());
        Assert.All(expected, part => Assert.Contains(part, exception.Message));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5081", "http://127.0.0.1:5081")]
    [InlineData("http://unix:/run/orders.sock", "unix:/run/orders.sock")]
    public void AdvertisedAddress_OfOneThatSaysWhere_IsThat(string listening, string expected) => Assert.Equal(expected, AdvertisedAddress.Of([listening]));

    [Fact]
    public async Task Calls_HostsComeAndGoAndTheRegistryIsAway_AreAllServed()
    {
        await using var server = await EtcdServer.StartNewAsync();
        await using var one = await StartHostAsync(server, "one");
        await using var two = await StartHostAsync(server, "two");
        await using (var lists = Watch(server))
        {
            await NextAsync(lists, 2);
        }

        var logger = new RecordingLogger();
        await using var channel = GoRpcChannel.ForAddress("etcd://orders", options =>
        {
            options.AddEtcdDiscovery(server.Address);
            options.Balancing = BalancingPolicyNames.RoundRobin;
            options.LoggerFactory = logger;
        });
        var desk = channel.CreateClient<IDesk>();
        await UntilServedByAsync(desk, "one", "two");

        // One leaves: it is called no more, and no call fails meanwhile.
        var leaving = one.StopAsync();
        while (!leaving.IsCompleted)
        {
            await desk.AskAsync().Within("an answer");
        }

        await leaving;
        var calls = one.Calls;
        Assert.All(await AskAsync(desk, 20), name => Assert.Equal("two", name));
        Assert.Equal(calls, one.Calls);

        // The registry goes away: the last list stays in use.
        await server.KillAsync();
        await LoggedAsync(logger, "EndpointSourceLost", desk);
        Assert.All(await AskAsync(desk, 20), name => Assert.Equal("two", name));

        // It comes back, and so do its news.
        await server.StartAsync();
        await using var three = await StartHostAsync(server, "three");
        await UntilServedByAsync(desk, "two", "three");
        Assert.Contains(logger.Lines, line => line.Contains("EndpointSourceBack", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> AskAsync(IDesk desk, int times)
    {
        var names = new List<string>();
        for (var call = 0; call < times; call++)
        {
            names.Add(await desk.AskAsync().Within("an answer"));
        }

        return names;
    }

    // Every call is checked: one that fails ends the test.
    private static async Task UntilServedByAsync(IDesk desk, params string[] names)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var seen = new HashSet<string>();
        while (!seen.IsSupersetOf(names))
        {
            Assert.False(limit.IsCancellationRequested, $"Within 60 s only {string.Join(", ", seen)} answered.");
            seen.Add(await desk.AskAsync().Within("an answer"));
        }
    }

    private static async Task LoggedAsync(RecordingLogger logger, string eventName, IDesk desk)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!logger.Lines.Any(line => line.Contains(eventName, StringComparison.Ordinal)))
        {
            Assert.False(limit.IsCancellationRequested, $"Within 60 s {eventName} was not logged.");
            await desk.AskAsync().Within("an answer");
        }
    }

    private static Task<DeskHost> StartHostAsync(EtcdServer server, string name, Action<EtcdRegistrationOptions>? configure = null) =>
        DeskHost.StartAsync(name, services => services.AddGoRpcEtcdRegistration(options =>
        {
            options.Service = "orders";
            options.Servers.Add(server.Address);
            configure?.Invoke(options);
        }));

    private static EtcdConnection Connect(EtcdServer server)
    {
        var options = new EtcdDiscoveryOptions();
        options.Servers.Add(server.Address);
        return new EtcdConnection(options);
    }

    private static async Task<IReadOnlyList<Mvccpb.KeyValue>> EntriesAsync(EtcdServer server)
    {
        using var registry = Connect(server);
        var prefix = "/gorpc/services/orders/";
        return [.. (await registry.Calls.KVClient.RangeAsync(new RangeRequest { Key = ByteString.CopyFromUtf8(prefix), RangeEnd = EtcdKeys.EndOf(prefix) })).Kvs];
    }

    private static IAsyncEnumerator<IReadOnlyList<GoRpcEndpoint>> Watch(EtcdServer server)
    {
        var options = new GoRpcClientOptions().AddEtcdDiscovery(server.Address);
        return options.EndpointSources["etcd"](new Uri("etcd://orders")).WatchAsync(CancellationToken.None).GetAsyncEnumerator(CancellationToken.None);
    }

    /// <summary>The next list of so many endpoints.</summary>
    private static async Task<IReadOnlyList<GoRpcEndpoint>> NextAsync(IAsyncEnumerator<IReadOnlyList<GoRpcEndpoint>> lists, int count)
    {
        do
        {
            Assert.True(await lists.MoveNextAsync().Within($"a list of {count}"));
        }
        while (lists.Current.Count != count);
        return lists.Current;
    }
}
