using GoRpc.Integration.Tests.Client.Calls;
using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Integration.Tests.Client.Balancing;

/// <summary>Three real hosts of which one does badly, and what its callers notice of it.</summary>
public sealed class BalancingTests : IAsyncLifetime
{
    private WorkHost[] _hosts = [];

    public async ValueTask InitializeAsync() => _hosts = await WorkHost.StartAsync(3);

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(BalancingPolicyNames.PowerOfTwo)]
    [InlineData(BalancingPolicyNames.RoundRobin)]
    [InlineData(BalancingPolicyNames.LeastRequest)]
    [InlineData(BalancingPolicyNames.ConsistentHash)]
    [InlineData(BalancingPolicyNames.Weighted)]
    public async Task EveryPolicy_WithHostsThatAreWell_UsesAllOfThem(string policy)
    {
        await using var channel = Connect(options => options.Balancing = policy);
        await using var load = new WorkLoad(channel.CreateClient<IWork>());

        await load.AnswersAsync(600);

        Assert.All(_hosts, static host => Assert.True(host.Service.Calls > 20, $"{host.Service.Calls} calls"));
        Assert.Empty(load.Failures);
    }

    [Fact]
    public async Task SlowHost_BesideFastOnes_GetsFewCalls()
    {
        _hosts[0].Service.OnCall = static (_, token) => Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, token);
        await using var channel = Connect();
        await using var load = new WorkLoad(channel.CreateClient<IWork>(), callers: 24);

        await load.AnswersAsync(3000);

        Assert.InRange(ShareOf(_hosts[0]), 0, 0.1);
        Assert.Empty(load.Failures);
    }

    [Theory]
    [InlineData(BalancingPolicyNames.PowerOfTwo)]
    [InlineData(BalancingPolicyNames.RoundRobin)]
    public async Task FailingHost_BesideGoodOnes_IsEjectedAndIdempotentCallersNeverSeeIt(string policy)
    {
        _hosts[0].Service.OnCall = static (_, _) => throw new RpcException(new Status(StatusCode.Unavailable, "broken"));
        await using var channel = Connect(options => options.Balancing = policy);
        await using var load = new WorkLoad(channel.CreateClient<IWork>());

        await load.AnswersAsync(3000);

        Assert.InRange(ShareOf(_hosts[0]), 0, 0.05);
        Assert.Empty(load.Failures);
    }

    [Fact]
    public async Task FailingHost_CalledByMethodsThatMayNotBeRepeated_FailsFewOfThem()
    {
        _hosts[0].Service.OnCall = static (_, _) => throw new RpcException(new Status(StatusCode.Unavailable, "broken"));
        await using var channel = Connect();
        await using var load = new WorkLoad(channel.CreateClient<IWork>(), isIdempotent: false);

        await load.AnswersAsync(3000);

        Assert.InRange(load.Failures.Count, 0, 60);
    }

    [Fact]
    public async Task KilledHost_UnderLoad_FailsNobodyAndIsUsedAgainWhenItIsBack()
    {
        await using var channel = Connect();
        await using var load = new WorkLoad(channel.CreateClient<IWork>());
        await load.AnswersAsync(300);

        await _hosts[0].KillAsync();
        await load.AnswersAsync(1000);
        var before = _hosts[0].Service.Calls;
        await _hosts[0].StartAsync();

        await WorkLoad.UntilAsync(() => _hosts[0].Service.Calls > before + 50, "calls on the host that is back");
        Assert.Empty(load.Failures);
    }

    [Fact]
    public async Task Hosts_RestartedInTurn_FailNobody()
    {
        await using var channel = Connect();
        await using var load = new WorkLoad(channel.CreateClient<IWork>(), callers: 8);
        foreach (var host in _hosts)
        {
            await host.KillAsync();
            await load.AnswersAsync(300);
            await host.StartAsync();
            var before = host.Service.Calls;
            await WorkLoad.UntilAsync(() => host.Service.Calls > before, "calls on the host that is back");
        }

        Assert.Empty(load.Failures);
    }

    [Fact]
    public async Task Call_ThatWaitsForReady_OutlivesTheRestartOfAllHosts()
    {
        await using var channel = Connect(static options => options.WaitForReady = true);
        var client = channel.CreateClient<IWork>();
        Assert.Equal(1, await client.ReadAsync(1).Within("the first answer"));
        foreach (var host in _hosts)
        {
            await host.KillAsync();
        }

        var calls = Enumerable.Range(0, 20).Select(i => client.ReadAsync(i)).ToArray();
        await _hosts[1].StartAsync();

        Assert.Equal(Enumerable.Range(0, 20), await Task.WhenAll(calls).Within("the answers"));
    }

    [Fact]
    public async Task EndpointList_ChangedUnderLoad_FailsNobody()
    {
        var source = new ScriptedEndpoints();
        source.Give(_hosts[0], _hosts[1]);
        await using var channel = GoRpcChannel.ForAddress("scripted://hosts", options => options.EndpointSources["scripted"] = _ => source);
        await using var load = new WorkLoad(channel.CreateClient<IWork>(), isIdempotent: false);
        await load.AnswersAsync(100);

        for (var i = 0; i < 20; i++)
        {
            source.Give(_hosts[i % 3]);
            await load.AnswersAsync(50);
            source.Give(_hosts);
            await load.AnswersAsync(50);
        }

        Assert.Empty(load.Failures);
        Assert.All(_hosts, static host => Assert.True(host.Service.Calls > 0));
    }

    [Fact]
    public async Task BlackHole_UnderLoad_KeepsNoIdempotentCallerUntilItsDeadline()
    {
        await using var relay = new TcpRelay(_hosts[0].Address);
        await using var channel = Connect(
            static options =>
            {
                options.Deadline = TimeSpan.FromSeconds(50);
                options.AttemptTimeout = null;
            },
            relay.Address);
        await using var load = new WorkLoad(channel.CreateClient<IWork>());
        await load.AnswersAsync(300);

        relay.Swallow();
        await load.AnswersAsync(100);
        await load.DisposeAsync();

        Assert.Empty(load.Failures);
    }

    [Fact]
    public async Task Policy_OfOnesOwn_IsOneClassAndOneLine()
    {
        await using var channel = Connect(options =>
        {
            options.Balancing = "only";
            options.BalancingPolicies["only"] = () => new Only(_hosts[2].Address);
        });
        var client = channel.CreateClient<IWork>();

        for (var i = 0; i < 20; i++)
        {
            await client.ReadAsync(i).Within("the answer");
        }

        Assert.Equal([0, 0, 20], _hosts.Select(static host => host.Service.Calls));
    }

    [Fact]
    public async Task ConsistentHash_OfEqualKeys_MeetsTheSameHost()
    {
        await using var channel = Connect(static options =>
        {
            options.Balancing = BalancingPolicyNames.ConsistentHash;
            options.HashKey = static context => context.Method.Name == "Read" ? "one key" : null;
        });
        var client = channel.CreateClient<IWork>();

        for (var i = 0; i < 30; i++)
        {
            await client.ReadAsync(i).Within("the answer");
        }

        Assert.Equal([0, 0, 30], _hosts.Select(static host => host.Service.Calls).Order());
    }

    [Fact]
    public async Task HashKey_OfTheContract_IsWhatCallsAreToldApartBy()
    {
        await using var channel = Connect(static options => options.Balancing = BalancingPolicyNames.ConsistentHash);
        var client = channel.CreateClient<IKeyed>();
        for (var key = 0; key < 20; key++)
        {
            var before = _hosts.Select(static host => host.Service.Calls).ToArray();
            for (var i = 0; i < 3; i++)
            {
                await client.FindAsync(key, i).Within("the answer");
            }

            Assert.Equal([0, 0, 3], _hosts.Select((host, i) => host.Service.Calls - before[i]).Order());
        }

        Assert.All(_hosts, static host => Assert.True(host.Service.Calls > 0));
    }

    [Fact]
    public async Task HashKey_BesideARequestStream_IsWhatCallsAreToldApartBy()
    {
        await using var channel = Connect(static options => options.Balancing = BalancingPolicyNames.ConsistentHash);
        var client = channel.CreateClient<IKeyed>();
        for (var key = 0; key < 20; key++)
        {
            var before = _hosts.Select(static host => host.Service.Calls).ToArray();
            Assert.Equal(3, await client.SumAsync(key, AsyncEnumerable.Range(1, 2)).Within("the sum"));
            Assert.Equal([1, 2], await client.EchoAsync(key, AsyncEnumerable.Range(1, 2)).ToListAsync().AsTask().Within("the echo"));

            Assert.Equal([0, 0, 2], _hosts.Select((host, i) => host.Service.Calls - before[i]).Order());
        }

        Assert.All(_hosts, static host => Assert.True(host.Service.Calls > 0));
    }

    [Fact]
    public async Task Channel_DisposedUnderLoad_EndsEveryCall()
    {
        var channel = Connect();
        var client = channel.CreateClient<IWork>();
        Array.ForEach(_hosts, static host => host.Service.OnCall = static (_, token) => Task.Delay(TimeSpan.FromMinutes(10), TimeProvider.System, token));
        var calls = Enumerable.Range(0, 50).Select(i => client.ReadAsync(i)).ToArray();
        await WorkLoad.UntilAsync(() => _hosts.Sum(static host => host.Service.Calls) == 50, "the calls to arrive");

        await channel.DisposeAsync();

        foreach (var call in calls)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => call.Within("the call to end"));
        }
    }

    private GoRpcChannel Connect(Action<GoRpcClientOptions>? configure = null, string? first = null)
    {
        var options = new GoRpcClientOptions { Endpoints = [first ?? _hosts[0].Address, _hosts[1].Address, _hosts[2].Address] };
        configure?.Invoke(options);
        return GoRpcChannel.Create(options);
    }

    private double ShareOf(WorkHost host) => (double)host.Service.Calls / _hosts.Sum(static host => host.Service.Calls);

    private sealed class Only(string address) : BalancingPolicy
    {
        public override BalancedEndpoint Pick(in PickContext context, ReadOnlySpan<BalancedEndpoint> endpoints)
        {
            foreach (var endpoint in endpoints)
            {
                if (endpoint.Endpoint.Address == address)
                {
                    return endpoint;
                }
            }

            return endpoints[0];
        }
    }
}
