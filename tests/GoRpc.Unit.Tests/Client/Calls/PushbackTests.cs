using GoRpc.Calls;
using GoRpc.Faults;
using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Calls;

public sealed class PushbackTests : CallLayerTest
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData("1234", 1234)]
    public async Task Pushback_OfANumber_IsWaitedExactly(string pushback, double expectedMilliseconds)
    {
        Settings = new() { Retry = new() { Jitter = 1 } };
        var call = Call();
        await FailAsync(StatusCode.Unavailable, pushback);
        if (expectedMilliseconds > 0)
        {
            Assert.Equal(expectedMilliseconds, (await Time.PassAsync()).TotalMilliseconds);
        }

        (await Transport.NextAsync()).Respond("later");
        Assert.Equal("later", await call.ResponseAsync.Within("the response"));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    public async Task Pushback_ThatIsNegativeOrNoNumber_StopsRetries(string pushback)
    {
        var call = Call();
        await FailAsync(StatusCode.Unavailable, pushback);

        await FailureOf<GoRpcException>(call.ResponseAsync);
        Assert.Equal(1, Transport.Count);
    }

    [Fact]
    public async Task ResourceExhausted_WithPushback_IsRetried()
    {
        var call = Call();
        await FailAsync(StatusCode.ResourceExhausted, "20");
        Assert.Equal(20, (await Time.PassAsync()).TotalMilliseconds);
        (await Transport.NextAsync()).Respond("room again");

        Assert.Equal("room again", await call.ResponseAsync.Within("the response"));
    }

    [Fact]
    public async Task ResourceExhausted_OfACallThatWasNotExecuted_IsRetriedWhateverTheMethod()
    {
        var call = Call(ShopMethods.Buy);
        var attempt = await Transport.NextAsync();
        attempt.Trailers.Add(CallMetadata.NotExecuted, "1");
        attempt.Fail(StatusCode.ResourceExhausted);
        await Time.PassAsync();
        (await Transport.NextAsync()).Respond("room again");

        Assert.Equal("room again", await call.ResponseAsync.Within("the response"));
    }

    [Fact]
    public async Task ResourceExhausted_WithRetryInfo_IsRetriedAfterItsDelay()
    {
        var call = Call();
        var attempt = await Transport.NextAsync();
        attempt.Trailers.Add(CallMetadata.StatusDetails, RetryInfoOf(TimeSpan.FromMilliseconds(2500)));
        attempt.Fail(StatusCode.ResourceExhausted);

        Assert.Equal(2500, (await Time.PassAsync()).TotalMilliseconds);
        (await Transport.NextAsync()).Respond("room again");
        Assert.Equal("room again", await call.ResponseAsync.Within("the response"));
    }

    [Theory]
    [InlineData(new byte[] { 0xff, 0xff, 0xff })]
    [InlineData(new byte[0])]
    public async Task ResourceExhausted_WithDetailsThatAreNoRetryInfo_IsNotRetried(byte[] details)
    {
        var call = Call();
        var attempt = await Transport.NextAsync();
        attempt.Trailers.Add(CallMetadata.StatusDetails, details);
        attempt.Fail(StatusCode.ResourceExhausted);

        await FailureOf<GoRpcException>(call.ResponseAsync);
    }

    [Fact]
    public async Task Pushback_ForAMethodThatIsNotIdempotent_DoesNotMakeItRetriable()
    {
        var call = Call(ShopMethods.Buy);
        await FailAsync(StatusCode.Unavailable, "1");

        await FailureOf<GoRpcException>(call.ResponseAsync);
    }

    [Fact]
    public async Task Pushback_LongerThanTheDeadlineAllows_EndsTheCallAtOnce()
    {
        var call = Call(options: new CallOptions(deadline: Time.Now.AddSeconds(1)));
        await FailAsync(StatusCode.Unavailable, "2000");

        Assert.Equal(StatusCode.Unavailable, (await FailureOf<GoRpcException>(call.ResponseAsync)).StatusCode);
    }

    private async Task FailAsync(StatusCode code, string pushback)
    {
        var attempt = await Transport.NextAsync();
        attempt.Trailers.Add(CallMetadata.RetryPushback, pushback);
        attempt.Fail(code);
    }

    private static byte[] RetryInfoOf(TimeSpan delay) => StatusDetails.Pack(StatusCode.ResourceExhausted, "", new ErrorDetails { RetryInfo = new(delay) });
}
