using GoRpc.Tests.Shared;
using GoRpc.Unit.Tests.Client.Calls;
using Grpc.Core;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace GoRpc.Unit.Tests.Client.Pipelines;

/// <summary>Pipelines of the user, around calls and around attempts.</summary>
public sealed class PipelineTests : CallLayerTest
{
    [Fact]
    public async Task CallPipeline_OfACallThatSucceeds_SeesItOnce()
    {
        var keys = new List<string?>();
        var pipeline = Pipeline(builder => builder.AddRetry(Retry(args =>
        {
            keys.Add(args.Context.OperationKey);
            return false;
        })));
        Settings = new() { CallPipeline = pipeline };
        var call = Call();
        (await Transport.NextAsync()).Respond("answer");

        Assert.Equal("answer", await call.ResponseAsync.Within("the response"));
        Assert.Equal(["test.Shop/Read"], keys);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task CallPipeline_ThatRetriesAStatus_MakesTheCallOnceMore()
    {
        Settings = new() { CallPipeline = Pipeline(builder => builder.AddRetry(Retry(static args => args.Outcome.Exception is GoRpcException { StatusCode: StatusCode.Aborted }))) };
        var call = Call(ShopMethods.Buy);
        (await Transport.NextAsync()).Fail(StatusCode.Aborted);
        var second = await Transport.NextAsync();
        second.Respond("answer");

        Assert.Equal("answer", await call.ResponseAsync.Within("the response"));
        Assert.Equal("1", second.Options.Headers?.GetValue("grpc-previous-rpc-attempts"));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task CallPipeline_ThatGivesUp_EndsTheAttemptAndThrowsItsOwn()
    {
        Settings = new() { CallPipeline = Pipeline(static builder => builder.AddTimeout(TimeSpan.FromSeconds(3))) };
        var call = Call();
        var attempt = await Transport.NextAsync();
        Time.Advance(TimeSpan.FromSeconds(3));

        await Assert.ThrowsAsync<TimeoutRejectedException>(() => call.ResponseAsync.Within("the end"));
        Assert.True(attempt.IsDisposed);
    }

    [Fact]
    public async Task CallPipeline_OfACallThatFails_LeavesItsFailure()
    {
        Settings = new() { CallPipeline = Pipeline(builder => builder.AddRetry(Retry(static _ => false))) };
        var call = Call(ShopMethods.Buy);
        (await Transport.NextAsync()).Fail(StatusCode.NotFound);

        var failure = await Assert.ThrowsAsync<GoRpcException>(() => call.ResponseAsync.Within("the end"));
        Assert.Equal((StatusCode.NotFound, StatusCode.NotFound), (failure.StatusCode, call.GetStatus().StatusCode));
    }

    [Fact]
    public async Task CallPipeline_OfAStream_RunsUntilItIsEstablished()
    {
        Settings = new() { CallPipeline = Pipeline(builder => builder.AddRetry(Retry(static args => args.Outcome.Exception is GoRpcException { StatusCode: StatusCode.Aborted }))) };
        using var call = Invoker.AsyncServerStreamingCall(ShopMethods.Watch, null, default, "request");
        (await Transport.NextAsync()).Fail(StatusCode.Aborted);
        (await Transport.NextAsync()).Send("first");

        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None).Within("a message"));
        Assert.Equal("first", call.ResponseStream.Current);
    }

    [Fact]
    public async Task AttemptPipeline_ThatRetries_SendsTheAttemptOnceMore()
    {
        Settings = new() { AttemptPipeline = Pipeline(builder => builder.AddRetry(Retry(static args => args.Outcome.Exception is RpcException { StatusCode: StatusCode.Internal }))) };
        var call = Call(ShopMethods.Buy);
        (await Transport.NextAsync()).Fail(StatusCode.Internal);
        (await Transport.NextAsync()).Respond("answer");

        Assert.Equal("answer", await call.ResponseAsync.Within("the response"));
    }

    [Fact]
    public async Task AttemptPipeline_ThatInjectsAFault_IsRetriedLikeAnAttempt()
    {
        var faults = 0;
        var pipeline = Pipeline(builder => builder.AddStrategy(_ => new FaultStrategy(() => Interlocked.Increment(ref faults) == 1 ? new RpcException(new Status(StatusCode.Unavailable, "chaos")) : null), new FaultOptions()));
        Settings = new() { Retry = new() { BaseDelay = TimeSpan.Zero, Jitter = 0 }, AttemptPipeline = pipeline };
        var call = Call();
        (await Transport.NextAsync()).Respond("answer");

        Assert.Equal("answer", await call.ResponseAsync.Within("the response"));
        Assert.Equal((2, 1), (faults, Transport.Count));
    }

    [Fact]
    public async Task AttemptPipeline_WhenTheCallIsDisposed_EndsWhatItRuns()
    {
        Settings = new() { AttemptPipeline = Pipeline(builder => builder.AddRetry(Retry(static _ => false))) };
        var call = Call();
        var attempt = await Transport.NextAsync();
        call.Dispose();

        await Assert.ThrowsAnyAsync<Exception>(() => call.ResponseAsync.Within("the end"));
        Assert.True(attempt.Options.CancellationToken.IsCancellationRequested);
    }

    private ResiliencePipeline Pipeline(Action<ResiliencePipelineBuilder> build)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = Time };
        build(builder);
        return builder.Build();
    }

    private static RetryStrategyOptions Retry(Func<RetryPredicateArguments<object>, bool> shouldHandle) =>
        new() { MaxRetryAttempts = 1, Delay = TimeSpan.Zero, ShouldHandle = args => new(shouldHandle(args)) };
}
