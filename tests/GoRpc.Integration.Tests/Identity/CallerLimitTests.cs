using GoRpc.Integration.Tests.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Integration.Tests.Identity;

/// <summary>Limits of callers: who they are comes first, and whether they may comes after.</summary>
public sealed class CallerLimitTests
{
    private readonly TestTokens _tokens = new();

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task Caller_AboveItsLimit_IsRefusedAndOthersAreNot(MethodType kind)
    {
        await using var server = await StartAsync(new LimitOptions { Permits = 1, Window = TimeSpan.FromHours(1), By = LimitBy.Caller });

        await CallAsync(server, kind, "alice");
        await CallAsync(server, kind, "bob");
        var refused = await Assert.ThrowsAsync<RpcException>(() => CallAsync(server, kind, "alice"));

        Assert.Equal(StatusCode.ResourceExhausted, refused.StatusCode);
        Assert.Contains("is reached for caller:alice", Assert.Single(server.Logs.Of("LimitReached")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task Claim_AsKey_CountsAllItsCallersTogether(MethodType kind)
    {
        await using var server = await StartAsync(new LimitOptions { Permits = 2, Window = TimeSpan.FromHours(1), Key = "claim:tenant" });

        await CallAsync(server, kind, "alice", "tenant:blue");
        await CallAsync(server, kind, "bob", "tenant:blue");
        await CallAsync(server, kind, "carol", "tenant:red");
        await Assert.ThrowsAsync<RpcException>(() => CallAsync(server, kind, "dora", "tenant:blue"));

        Assert.Contains("is reached for claim:tenant:blue", Assert.Single(server.Logs.Of("LimitReached")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Caller_OfAMethodThatAnybodyMayCall_IsLimitedToo(bool isKnown)
    {
        await using var server = await GuardedHost.StartAsync(
            _tokens,
            application => application.MapGoRpcService<GuardedByInterface>(),
            authorization: policies => policies.AddPolicy("adults", policy => policy.RequireAuthenticatedUser()),
            services: services => services.Configure<GoRpcServerOptions>(options => options.Limits["test.GuardedByInterface/Open"] = [new LimitOptions { Permits = 1, Window = TimeSpan.FromHours(1), By = LimitBy.Caller }]));
        var token = isKnown ? _tokens.For("alice") : null;

        await CallAsync();
        var refused = await Assert.ThrowsAsync<RpcException>(CallAsync);

        Assert.Equal(StatusCode.ResourceExhausted, refused.StatusCode);
        // Nobody in particular is told apart by his address.
        Assert.Contains($"is reached for {(isKnown ? "caller:alice" : "peer:127.0.0.1")}", Assert.Single(server.Logs.Of("LimitReached")).Message, StringComparison.Ordinal);

        Task CallAsync() => server.Calls.Unary("test.GuardedByInterface/Open", [0x08, 1], GuardedHost.With(token)).ResponseAsync;
    }

    [Fact]
    public async Task Limit_OfCallersAtOnce_IsHeldUntilTheCallEnds()
    {
        var gate = new TaskCompletionSource();
        await using var server = await GuardedHost.StartAsync(
            _tokens,
            application => application.MapGoRpcService<Probe>().RequireAuthorization(),
            services: services =>
            {
                services.AddSingleton(new Probe.Script { Answer = async (_, _) => { await gate.Task; return 1; } });
                services.Configure<GoRpcServerOptions>(options => options.Limits["test.Probe/Unary"] = [new LimitOptions { Permits = 1, By = LimitBy.Caller, Queue = 1 }]);
            });
        var first = server.Calls.CallAsync(MethodType.Unary, GuardedHost.With(_tokens.For("alice")), 1);
        var second = server.Calls.CallAsync(MethodType.Unary, GuardedHost.With(_tokens.For("alice")), 1);
        var third = server.Calls.CallAsync(MethodType.Unary, GuardedHost.With(_tokens.For("alice")), 1);

        // One of the three is served, one waits, and one is refused.
        var refused = await Task.WhenAny(first, second, third);
        Assert.Equal(StatusCode.ResourceExhausted, (await Assert.ThrowsAsync<RpcException>(() => refused)).StatusCode);
        gate.SetResult();

        Task<IReadOnlyList<int>>[] all = [first, second, third];
        await Task.WhenAll(all.Where(call => call != refused));
    }

    [Fact]
    public async Task Limits_OfAServiceBelowAPathOfItsOwn_HoldThereToo()
    {
        // The path in front is not the one that the service was mapped by, so the rules hold at its endpoint.
        await using var server = await GuardedHost.StartAsync(
            _tokens,
            application =>
            {
                application.UsePathBase("/base");
                application.UseRouting();
                application.UseAuthentication();
                application.UseAuthorization();
                application.MapGoRpcService<GuardedByRole>();
            },
            services: services => services.Configure<GoRpcServerOptions>(options => options.Limits["test.GuardedPlain"] =
            [
                new LimitOptions { Permits = 2, Window = TimeSpan.FromHours(1), By = LimitBy.Peer },
                new LimitOptions { Permits = 1, Window = TimeSpan.FromHours(1), By = LimitBy.Caller },
            ]));

        Assert.Equal("0", await PostAsync("alice", "role:clerk"));
        // The limit of the caller before authorization, and the one of the address before both.
        Assert.Equal("8 from one caller", await PostAsync("alice", "role:guest"));
        Assert.Equal("8 from one address", await PostAsync("bob", "role:clerk"));
        Assert.Equal("4", await PostAsync("bob", "role:clerk", "0m"));

        async Task<string> PostAsync(string name, string role, string timeout = "1M")
        {
            var response = await server.Http.PostGrpcAsync(
                "/base/test.GuardedPlain/Unary", RawFrame.Of(0x08, 1), ("authorization", $"Bearer {_tokens.For(name, role)}"), ("grpc-timeout", timeout));
            return response.Status + (response.Message.Contains("one caller", StringComparison.Ordinal) ? " from one caller" : response.Message.Contains("one address", StringComparison.Ordinal) ? " from one address" : "");
        }
    }

    [Fact]
    public async Task Limit_OfPeers_CountsAllThatComeOverAUnixDomainSocketTogether()
    {
        var path = Path.Combine(Path.GetTempPath(), $"gorpc-{Guid.NewGuid():N}.sock");
        await using var server = await ProbeServer.StartAsync(new Probe.Script(), builder =>
        {
            builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.ListenUnixSocket(path, listen => listen.Protocols = HttpProtocols.Http2));
            builder.Services.Configure<GoRpcServerOptions>(options => options.Limits["*"] = [new LimitOptions { Permits = 2, Window = TimeSpan.FromHours(1), By = LimitBy.Peer }]);
        });
        await using var one = GoRpcChannel.ForAddress($"unix:{path}");
        await using var other = GoRpcChannel.ForAddress($"unix:{path}", options => options.Retry.MaxAttempts = 1);

        await one.CreateClient<IProbe>().UnaryAsync(1);
        await other.CreateClient<IProbe>().UnaryAsync(1);
        var refused = await Assert.ThrowsAsync<GoRpcException>(() => other.CreateClient<IProbe>().UnaryAsync(1));
        await server.Calls.CallAsync(MethodType.Unary, default, 1);

        Assert.Equal("peer:a Unix domain socket", Assert.Single(refused.Details.QuotaFailure!.Violations).Subject);
    }

    private Task<ServerUnderTest> StartAsync(LimitOptions limit) => GuardedHost.StartAsync(
        _tokens,
        application => application.MapGoRpcService<GuardedByClass>(),
        services: services => services.Configure<GoRpcServerOptions>(options => options.Limits["test.GuardedPlain"] = [limit]));

    private Task CallAsync(ServerUnderTest server, MethodType kind, string name, params string[] claims) =>
        server.Calls.CallAsync(kind, "test.GuardedPlain", GuardedHost.With(_tokens.For(name, claims)), 1);
}
