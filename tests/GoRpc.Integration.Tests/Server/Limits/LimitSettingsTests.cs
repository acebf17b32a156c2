using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Integration.Tests.Server.Limits;

/// <summary>Where limits may be written, what wins, and what is said about those that make no sense.</summary>
public sealed class LimitSettingsTests
{
    [Fact]
    public async Task Options_ForAMethod_TakeThePlaceOfItsAttribute()
    {
        await using var host = await LimitedHost.StartAsync(options => options.Limits["test.Limited/Unary"] = [new LimitOptions { Permits = 3, Window = TimeSpan.FromHours(1) }]);

        await CallAsync(host, MethodType.Unary, 3);
        await CallAsync(host, MethodType.ServerStreaming, 2);

        Assert.Contains("takes 3 calls in", (await host.RefusedAsync(MethodType.Unary)).Message, StringComparison.Ordinal);
        Assert.Contains("takes 2 calls in", (await host.RefusedAsync(MethodType.ServerStreaming)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_ThatAreNotEnabled_TakeTheAttributeAway()
    {
        await using var host = await LimitedHost.StartAsync(options => options.Limits["test.Limited/Unary"] = [new LimitOptions { Enabled = false }]);

        await CallAsync(host, MethodType.Unary, 10);
    }

    [Fact]
    public async Task Limit_OfAService_CountsAllItsMethodsTogether()
    {
        await using var host = await LimitedHost.StartAsync(options => options.Limits["test.Limited"] = [new LimitOptions { Permits = 4, Window = TimeSpan.FromHours(1) }]);

        await CallAsync(host, MethodType.Unary, 2);
        await CallAsync(host, MethodType.DuplexStreaming, 2);

        Assert.Contains("takes 4 calls in", (await host.RefusedAsync(MethodType.ServerStreaming)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_FromConfiguration_AreReadWithAllTheirKeys()
    {
        var settings = new Dictionary<string, string?>
        {
            ["GoRpc:Server:Limits:*:0:Permits"] = "3",
            ["GoRpc:Server:Limits:*:0:Window"] = "01:00:00",
            ["GoRpc:Server:Limits:*:0:Kind"] = "SlidingWindow",
            ["GoRpc:Server:Limits:*:0:Key"] = "header:x-tenant",
            ["GoRpc:Server:Limits:test.Limited/Unary:0:Enabled"] = "false",
        };
        await using var server = await ServerUnderTest.StartAsync(
            builder =>
            {
                var gate = new Limited.Gate();
                gate.Open.SetResult();
                builder.Services.AddSingleton(gate);
                builder.Configuration.AddInMemoryCollection(settings);
            },
            application => application.MapGoRpcService<Limited>());

        for (var call = 0; call < 3; call++)
        {
            await CallAsync("blue");
        }

        await CallAsync("red");
        var refused = await Assert.ThrowsAsync<RpcException>(() => CallAsync("blue"));
        Assert.Contains("takes 3 calls in 01:00:00 for one 'header:x-tenant'", refused.Status.Detail, StringComparison.Ordinal);

        Task CallAsync(string tenant) => server.Calls.CallAsync(MethodType.Unary, "test.Limited", new CallOptions(new Metadata { { "x-tenant", tenant } }), 1);
    }

    [Fact]
    public async Task Attributes_OnImplementationAndItsMethod_HoldAsWellAsThoseOfTheContract()
    {
        await using var server = await ServerUnderTest.StartAsync<Placed>();

        // Three by the class, two by its method, and one by the method of the contract. A call that is refused counts for none of them.
        await server.Calls.Unary("test.Placed/A", []);
        Assert.Contains("takes 1 call in", await RefusedAsync("A"), StringComparison.Ordinal);
        await server.Calls.Unary("test.Placed/B", []);
        await server.Calls.Unary("test.Placed/C", []);
        Assert.Contains("takes 3 calls in", await RefusedAsync("C"), StringComparison.Ordinal);

        async Task<string> RefusedAsync(string method) =>
            (await Assert.ThrowsAsync<RpcException>(() => server.Calls.Unary($"test.Placed/{method}", []).ResponseAsync)).Status.Detail;
    }

    [Fact]
    public async Task Key_OfYourOwn_TellsCallsApart()
    {
        await using var server = await ServerUnderTest.StartAsync<Keyed>(builder => builder.AddLimitKey("tenant", call => call.FindHeader("x-tenant") is { } tenant ? $"{call.Method.Name}/{tenant}" : null));

        await CallAsync("blue");
        await CallAsync("red");
        await CallAsync(null);
        var refused = await Assert.ThrowsAsync<RpcException>(() => CallAsync("blue"));
        await Assert.ThrowsAsync<RpcException>(() => CallAsync(null));

        Assert.Contains("tenant:Ask/blue", Assert.Single(server.Logs.Of("LimitReached")).Message, StringComparison.Ordinal);
        Assert.Contains("for one 'tenant'", refused.Status.Detail, StringComparison.Ordinal);

        Task CallAsync(string? tenant) => server.Calls.Unary("test.Keyed/Ask", [], new CallOptions(tenant is null ? null : new Metadata { { "x-tenant", tenant } })).ResponseAsync;
    }

    [Fact]
    public async Task Attributes_ThatMakeNoSense_KeepTheHostFromStartingAllTogether()
    {
        var failure = await Assert.ThrowsAsync<ContractException>(() => ServerUnderTest.StartAsync<Senseless>());

        Assert.All(failure.Faults, fault => Assert.Equal("GORPC220", fault.Id));
        string[] expected =
        [
            "'LimitSettingsTests.ISenseless.Zero' has [Limit(0)], which lets 0 calls through.",
            "'LimitSettingsTests.ISenseless.Days' has [Limit(5, \"2\")], which has a window that is no time.",
            "'LimitSettingsTests.ISenseless.Rate' has [Limit(5)], which is a TokenBucket without a window.",
            "'LimitSettingsTests.ISenseless.Both' has [Limit(5, \"00:00:01\")], which counts calls at once and has a window.",
            "'LimitSettingsTests.ISenseless.Burst' has [Limit(5)], which is a Concurrency with a burst.",
            "'LimitSettingsTests.ISenseless.Queue' has [Limit(5, \"00:00:01\")], which is a TokenBucket with a queue.",
            "'LimitSettingsTests.ISenseless.Hold' has [Limit(5, \"00:00:01\")], which is a TokenBucket whose permits streams hold.",
            "'LimitSettingsTests.ISenseless.KeyOfPeer' has [Limit(5)], which has the key 'claim:tenant' and counts by Peer.",
            "'LimitSettingsTests.Senseless.UnknownKey' has [Limit(5)], which has the key 'tenant', which nobody has registered.",
        ];
        Assert.Equal(expected.Length, failure.Faults.Count);
        Assert.All(expected, text => Assert.Contains(text, failure.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Options_ThatMakeNoSense_KeepTheHostFromStarting()
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => LimitedHost.StartAsync(options =>
        {
            options.Limits["test.Limited"] = [new LimitOptions { Permits = 5 }, new LimitOptions { Permits = 0 }];
            options.Limits["*"] = [new LimitOptions { Permits = 5, Key = "tenant" }];
        }));

        Assert.Contains("GoRpc:Server:Limits:test.Limited:1:Permits: the limit lets 0 calls through. A limit lets at least one call through. Type for example Permits: 100.", failure.Failures);
        Assert.Contains(failure.Failures, text => text.StartsWith("GoRpc:Server:Limits:*:0:Key: the limit has the key 'tenant', which nobody has registered.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("test.Limitid", "'test.Limited', '*'")]
    [InlineData("test.Limited/Unaryy", "'test.Limited/Unary'")]
    public async Task Options_ForWhatIsNotServed_KeepTheHostFromStarting(string key, string candidate)
    {
        var failure = await Assert.ThrowsAsync<ContractException>(() => LimitedHost.StartAsync(options => options.Limits[key] = [new LimitOptions { Permits = 5 }]));

        Assert.Contains($"'GoRpc:Server:Limits:{key}' names a", failure.Message, StringComparison.Ordinal);
        Assert.Contains(candidate, failure.Message, StringComparison.Ordinal);
    }

    [Service("test.Placed")]
    private interface IPlaced
    {
        [Limit(1, "01:00:00")]
        Task AAsync();

        Task BAsync();

        Task CAsync();
    }

    [Limit(3, "01:00:00")]
    private sealed class Placed : IPlaced
    {
        public Task AAsync() => Task.CompletedTask;

        [Limit(2, "01:00:00")]
        public Task BAsync() => Task.CompletedTask;

        public Task CAsync() => Task.CompletedTask;
    }

    [Service("test.Keyed")]
    private interface IKeyed
    {
        [Limit(1, "01:00:00", Key = "tenant")]
        Task AskAsync();
    }

    private sealed class Keyed : IKeyed
    {
        public Task AskAsync() => Task.CompletedTask;
    }

    [Service("test.Senseless")]
    private interface ISenseless
    {
        [Limit(0)]
        Task Zero();

        [Limit(5, "2")]
        Task Days();

        [Limit(5, Kind = LimitKind.TokenBucket)]
        Task Rate();

        [Limit(5, "00:00:01", Kind = LimitKind.Concurrency)]
        Task Both();

        [Limit(5, Burst = 10)]
        Task Burst();

        [Limit(5, "00:00:01", Queue = 10)]
        Task Queue();

        [Limit(5, "00:00:01", HoldForStreams = true)]
        Task Hold();

        [Limit(5, By = LimitBy.Peer, Key = "claim:tenant")]
        Task KeyOfPeer();

        Task UnknownKey();
    }

    private sealed class Senseless : ISenseless
    {
        public Task Zero() => Task.CompletedTask;

        public Task Days() => Task.CompletedTask;

        public Task Rate() => Task.CompletedTask;

        public Task Both() => Task.CompletedTask;

        public Task Burst() => Task.CompletedTask;

        public Task Queue() => Task.CompletedTask;

        public Task Hold() => Task.CompletedTask;

        public Task KeyOfPeer() => Task.CompletedTask;

        [Limit(5, Key = "tenant")]
        public Task UnknownKey() => Task.CompletedTask;
    }

    private static async Task CallAsync(LimitedHost host, MethodType kind, int times)
    {
        for (var call = 0; call < times; call++)
        {
            await host.CallAsync(kind);
        }
    }
}
