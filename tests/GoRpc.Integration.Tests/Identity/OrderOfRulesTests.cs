using GoRpc.Integration.Tests.Server;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Integration.Tests.Identity;

/// <summary>
/// The order in which a host looks at a call: expired deadline, limits of host and peers, authentication, limits of callers, authorization, the body. A call that breaks all of
/// them is mended one rule after the other, and the answer is each time that of the first rule it still breaks.
/// </summary>
public sealed class OrderOfRulesTests
{
    private static readonly byte[] Unreadable = [0x0a, 0xff];

    private readonly TestTokens _tokens = new();
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Call_ThatBreaksSeveralRules_IsAnsweredByTheFirst()
    {
        await using var server = await GuardedHost.StartAsync(
            _tokens,
            application => application.MapGoRpcService<Ordered>(),
            services: services => services.AddSingleton<TimeProvider>(_time));
        var guest = _tokens.For("alice", "role:guest");

        // Takes the only permits of this address and of alice.
        Assert.Equal("OK", await CallAsync(server, _tokens.For("alice", "role:clerk"), [0x08, 1]));

        Assert.Equal("DeadlineExceeded: The deadline passed before the call reached its handler.", await CallAsync(server, null, Unreadable, "0m"));
        Assert.Equal("ResourceExhausted: The host takes 1 call in 00:01:00 from one address, and '/test.Ordered/Sell' was called above that.", await CallAsync(server, null, Unreadable));

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("ResourceExhausted: The host takes 1 call in 01:00:00 from one caller, and '/test.Ordered/Sell' was called above that.", await CallAsync(server, guest, Unreadable));

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Unauthenticated: The token has expired.", await CallAsync(server, _tokens.Wrong("expired"), Unreadable));

        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("PermissionDenied: The caller has none of the roles that the method is for: 'clerk'.", await CallAsync(server, guest, Unreadable));

        _time.Advance(TimeSpan.FromHours(1));
        Assert.StartsWith("Internal: The message 'test.OrderedSellRequest'", await CallAsync(server, _tokens.For("alice", "role:clerk"), Unreadable), StringComparison.Ordinal);
        Assert.Equal(1, Ordered.Sold);

        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("OK", await CallAsync(server, _tokens.For("alice", "role:clerk"), [0x08, 1]));
        Assert.Equal(2, Ordered.Sold);
    }

    private static async Task<string> CallAsync(ServerUnderTest server, string? token, byte[] message, string? timeout = null)
    {
        List<(string, string)> headers = [];
        if (token is not null)
        {
            headers.Add(("authorization", $"Bearer {token}"));
        }

        if (timeout is not null)
        {
            headers.Add(("grpc-timeout", timeout));
        }

        var response = await server.Http.PostGrpcAsync("/test.Ordered/Sell", RawFrame.Of(message), [.. headers]).Within("the answer");
        var status = Enum.Parse<StatusCode>(response.Status!);
        return status == StatusCode.OK ? "OK" : $"{status}: {response.Message}";
    }

    [Service("test.Ordered")]
    private interface IOrdered
    {
        [Limit(1, "00:01:00", By = LimitBy.Peer)]
        [Limit(1, "01:00:00", By = LimitBy.Caller)]
        [Authorize(Roles = "clerk")]
        Task<int> SellAsync(int count);
    }

    private sealed class Ordered : IOrdered
    {
        private static int _sold;

        public static int Sold => _sold;

        public Task<int> SellAsync(int count) => Task.FromResult(_sold += count);
    }
}
