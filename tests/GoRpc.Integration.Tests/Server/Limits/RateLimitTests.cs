using Grpc.Core;

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
}
