using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GoRpc.Integration.Tests.Server.Limits;

/// <summary>Limits of calls in a time, as a caller meets them.</summary>
public sealed class RateLimitTests
{
    [Theory]
    [MemberData(nameof(LimitedHost.Kinds), MemberType = typeof(LimitedHost))]
    public async Task Call_AboveTheLimitOfItsContract_IsRefusedBeforeTheHandler(MethodType kind)
    {
        await using var host = await LimitedHost.StartAsync();
        await host.CallAsync(kind);
        await host.CallAsync(kind);

        var refused = await host.RefusedAsync(kind);

        Assert.Equal(StatusCode.ResourceExhausted, refused.StatusCode);
        Assert.Contains("The host takes 2 calls in 01:00:00 in all", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, host.Gate.Entered);
        Assert.Equal("1", refused.Trailers.GetValue("gorpc-not-executed"));
        Assert.InRange(refused.Details.RetryInfo!.RetryDelay, TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(30));
        Assert.InRange(int.Parse(refused.Trailers.GetValue("grpc-retry-pushback-ms")!, null), 20 * 60_000, 30 * 60_000);
        var violation = Assert.Single(refused.Details.QuotaFailure!.Violations);
        Assert.Equal(("host", "2 calls in 01:00:00"), (violation.Subject, violation.Description));
        Assert.Equal(("LIMIT_REACHED", "gorpc"), (refused.Details.ErrorInfo!.Reason, refused.Details.ErrorInfo.Domain));
        Assert.Contains("the limit of 2 calls in 01:00:00 is reached for host", Assert.Single(host.Server.Logs.Of("LimitReached")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_OfAMethodWithoutLimit_IsNotCounted()
    {
        await using var host = await LimitedHost.StartAsync();

        for (var call = 0; call < 5; call++)
        {
            await host.Client.FreeAsync(call);
        }

        Assert.Equal(5, host.Gate.Entered);
    }

    [Theory]
    [InlineData(LimitKind.TokenBucket)]
    [InlineData(LimitKind.FixedWindow)]
    [InlineData(LimitKind.SlidingWindow)]
    public async Task GoRpcClient_ThatIsRefused_ComesBackWhenTheHostSays(LimitKind kind)
    {
        var limit = new LimitOptions { Permits = 1, Window = TimeSpan.FromMilliseconds(200), Kind = kind };
        await using var host = await LimitedHost.StartAsync(
            options => options.Limits["test.Limited/Unary"] = [limit],
            // Without the host's word each wait would be a minute, and the call would run out of time.
            client => (client.Retry.MaxAttempts, client.Retry.BaseDelay, client.Retry.MaxDelay) = (8, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)));
        host.Gate.Open.TrySetResult();

        // None of them is idempotent: that they were not executed is enough.
        for (var call = 0; call < 3; call++)
        {
            Assert.Equal(1, await host.CallAsync(MethodType.Unary));
        }

        Assert.Equal(3, host.Gate.Entered);
    }

    [Fact]
    public async Task Limits_OfOneHost_FollowItsClock()
    {
        var time = new FakeTimeProvider();
        await using var host = await LimitedHost.StartAsync(services: services => services.AddSingleton<TimeProvider>(time));
        await host.CallAsync(MethodType.Unary);
        await host.CallAsync(MethodType.Unary);
        var refused = await host.RefusedAsync(MethodType.Unary);

        time.Advance(refused.Details.RetryInfo!.RetryDelay - TimeSpan.FromMilliseconds(1));
        await host.RefusedAsync(MethodType.Unary);
        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(1, await host.CallAsync(MethodType.Unary));
    }

    [Fact]
    public async Task Refusal_OnTheWire_IsOneHeaderBlockThatLeavesTheBodyUnread()
    {
        await using var host = await LimitedHost.StartAsync(options => options.Limits["test.Limited/Free"] = [new LimitOptions { Permits = 1, Window = TimeSpan.FromHours(1), By = LimitBy.Peer }]);
        await host.Client.FreeAsync(1);

        // No message, and nothing that ends the body: whoever read it would wait, or complain about it.
        var response = await host.Server.Http.PostGrpcAsync("/test.Limited/Free", RawFrame.WithLength(1000));

        Assert.Equal("8", response.Status);
        Assert.Equal("The host takes 1 call in 01:00:00 from one address, and '/test.Limited/Free' was called above that.", response.Message);
        Assert.Equal("1", response.Headers["gorpc-not-executed"]);
        Assert.Contains("peer:127.0.0.1", System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(response.Headers["grpc-status-details-bin"])), StringComparison.Ordinal);
        Assert.Empty(response.Body);
    }
}
