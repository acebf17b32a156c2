using Etcdserverpb;
using Google.Protobuf;
using GoRpc.Discovery.Etcd;
using GoRpc.Tests.Shared;

namespace GoRpc.Discovery.Tests.Etcd;

/// <summary>What clients see in a real etcd.</summary>
public sealed class EtcdEndpointsTests
{
    [Fact]
    public async Task Watch_KeysComeAndGo_GivesTheListAfterEachChange()
    {
        await using var server = await EtcdServer.StartNewAsync();
        using var registry = Connect(server);
        await PutAsync(registry, "orders/a", """{ "address": "http://10.0.0.1:5081", "weight": 3, "authority": "orders.internal", "attributes": { "zone": "a" } }""");
        await PutAsync(registry, "orders2/x", "http://10.0.0.7:5081");
        await using var lists = Watch(server, "etcd://orders");

        Assert.Equal(
            new GoRpcEndpoint("http://10.0.0.1:5081") { Weight = 3, Authority = "orders.internal", Attributes = new Dictionary<string, string> { ["zone"] = "a" } },
            Assert.Single(await NextAsync(lists)));
        await PutAsync(registry, "orders/b", "http://10.0.0.2:5081");
        Assert.Equal(["http://10.0.0.1:5081", "http://10.0.0.2:5081"], Addresses(await NextAsync(lists)));
        await DeleteAsync(registry, "orders/a");
        Assert.Equal(["http://10.0.0.2:5081"], Addresses(await NextAsync(lists)));
        await DeleteAsync(registry, "orders/b");
        Assert.Empty(await NextAsync(lists));
    }

    [Fact]
    public async Task Watch_UnreadableValue_ComesAsAnAddressThatIsNamedInTheLog()
    {
        await using var server = await EtcdServer.StartNewAsync();
        using var registry = Connect(server);
        await PutAsync(registry, "orders/a", "{ \"address\": ");
        await using var lists = Watch(server, "etcd://orders");

        Assert.Equal("{ \"address\":", Assert.Single(await NextAsync(lists)).Address);
    }

    [Fact]
    public async Task Watch_NameInUpperCase_IsLookedForAsItIsWritten()
    {
        await using var server = await EtcdServer.StartNewAsync();
        using var registry = Connect(server);
        await PutAsync(registry, "Orders/a", "http://10.0.0.1:5081");
        await using var lists = Watch(server, "etcd://Orders");

        Assert.Single(await NextAsync(lists));
    }

    [Fact]
    public async Task Watch_RegistryIsKilledAndComesBack_FailsAndWorksWhenWatchedAnew()
    {
        await using var server = await EtcdServer.StartNewAsync();
        using (var registry = Connect(server))
        {
            await PutAsync(registry, "orders/a", "http://10.0.0.1:5081");
        }

        await using (var lists = Watch(server, "etcd://orders"))
        {
            await NextAsync(lists);
            var next = NextAsync(lists);
            await server.KillAsync();
            var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => next);
            Assert.Contains($"etcd at {server.Address}", exception.Message);
        }

        await using (var away = Watch(server, "etcd://orders"))
        {
            var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => NextAsync(away));
            Assert.Contains("does not tell the endpoints of 'orders': Unavailable", exception.Message);
        }

        await server.StartAsync();
        await using var again = Watch(server, "etcd://orders");
        Assert.Equal(["http://10.0.0.1:5081"], Addresses(await NextAsync(again)));
    }

    [Fact]
    public async Task Watch_CompactedBetweenTheListAndTheWatch_ReadsTheListAgain()
    {
        await using var server = await EtcdServer.StartNewAsync();
        using var registry = Connect(server);
        await PutAsync(registry, "orders/a", "http://10.0.0.1:5081");
        await using var lists = Watch(server, "etcd://orders");

        // The watch begins when the next list is asked for, at a revision that is gone by then.
        await NextAsync(lists);
        await PutAsync(registry, "orders/a", "http://10.0.0.2:5081");
        await PutAsync(registry, "orders/b", "http://10.0.0.3:5081");
        var last = await PutAsync(registry, "orders/a", "http://10.0.0.4:5081");
        await registry.Calls.KVClient.CompactAsync(new CompactionRequest { Revision = last.Header.Revision, Physical = true });

        // What has been compacted was never seen: the list comes as a whole.
        Assert.Equal(["http://10.0.0.4:5081", "http://10.0.0.3:5081"], Addresses(await NextAsync(lists)));
        await DeleteAsync(registry, "orders/b");
        Assert.Equal(["http://10.0.0.4:5081"], Addresses(await NextAsync(lists)));
    }

    [Fact]
    public async Task Watch_WithUsers_NeedsTheRightPassword()
    {
        await using var server = await EtcdServer.StartNewAsync();
        await server.RequireUsersAsync("root", "secret");
        using var registry = Connect(server, "secret");
        await PutAsync(registry, "orders/a", "http://10.0.0.1:5081");

        await using var lists = Watch(server, "etcd://orders", "secret");
        Assert.Equal(["http://10.0.0.1:5081"], Addresses(await NextAsync(lists)));
        await PutAsync(registry, "orders/a", "http://10.0.0.2:5081");
        Assert.Equal(["http://10.0.0.2:5081"], Addresses(await NextAsync(lists)));

        await using var wrong = Watch(server, "etcd://orders", "guess");
        Assert.Contains("does not tell the endpoints of 'orders'", (await Assert.ThrowsAsync<InvalidOperationException>(() => NextAsync(wrong))).Message);
        await using var nobody = Watch(server, "etcd://orders");
        Assert.Contains("does not tell the endpoints of 'orders'", (await Assert.ThrowsAsync<InvalidOperationException>(() => NextAsync(nobody))).Message);
    }

    [Theory]
    [InlineData("etcd://")]
    [InlineData("etcd://orders/x")]
    public void Address_WithAFault_KeepsTheChannelFromBeingMade(string address)
    {
        var exception = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() =>
            GoRpcChannel.ForAddress(address, options => options.AddEtcdDiscovery("http://localhost:2379")));

        Assert.Contains("Type for example 'etcd://orders'", exception.Message);
    }

    [Theory]
    [InlineData("localhost:2379", "Type 'http://host:2379'")]
    [InlineData("http://localhost:2379/x", "Type 'http://host:2379'")]
    public void AddEtcdDiscovery_FaultyServer_SaysWhatToType(string server, string part)
    {
        var exception = Assert.Throws<ArgumentException>(() => new GoRpcClientOptions().AddEtcdDiscovery(server));

        Assert.Contains(part, exception.Message);
    }

    private static EtcdConnection Connect(EtcdServer server, string? password = null) => new(server.Options(new EtcdDiscoveryOptions(), password));

    private static Task<PutResponse> PutAsync(EtcdConnection registry, string key, string value) => registry.Calls.KVClient
        .PutAsync(new PutRequest { Key = ByteString.CopyFromUtf8($"/gorpc/services/{key}"), Value = ByteString.CopyFromUtf8(value) }).ResponseAsync.Within("the key to be put");

    private static Task DeleteAsync(EtcdConnection registry, string key) => registry.Calls.KVClient
        .DeleteRangeAsync(new DeleteRangeRequest { Key = ByteString.CopyFromUtf8($"/gorpc/services/{key}") }).ResponseAsync.Within("the key to be deleted");

    private static IAsyncEnumerator<IReadOnlyList<GoRpcEndpoint>> Watch(EtcdServer server, string address, string? password = null)
    {
        var options = new GoRpcClientOptions().AddEtcdDiscovery(etcd => server.Options(etcd, password));
        return options.EndpointSources["etcd"](new Uri(address)).WatchAsync(CancellationToken.None).GetAsyncEnumerator(CancellationToken.None);
    }

    private static async Task<IReadOnlyList<GoRpcEndpoint>> NextAsync(IAsyncEnumerator<IReadOnlyList<GoRpcEndpoint>> lists)
    {
        Assert.True(await lists.MoveNextAsync().Within("a list"));
        return lists.Current;
    }

    private static IEnumerable<string> Addresses(IReadOnlyList<GoRpcEndpoint> list) => list.Select(endpoint => endpoint.Address);
}
