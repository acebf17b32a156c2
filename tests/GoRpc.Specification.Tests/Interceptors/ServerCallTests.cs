using GoRpc.Tests.Shared;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace GoRpc.Specification.Tests.Interceptors;

/// <summary>What interceptors of a host do with a call: answer it, refuse it, look at its end, and speak to its caller in metadata.</summary>
public sealed class ServerCallTests
{
    [Fact]
    public async Task Interceptor_ThatAnswersItself_KeepsTheCallFromTheImplementation()
    {
        await using var host = await WorksHost.StartAsync(CallSides.Server, (call, _) =>
        {
            call.Response = 7;
            return ValueTask.CompletedTask;
        });

        Assert.Equal(7, await host.Client.AddAsync(1, 1).Within("the call"));
        Assert.Empty(host.Log.Entries);
    }

    [Fact]
    public async Task Interceptor_ThatAnswersAStreamItself_KeepsTheCallFromTheImplementation()
    {
        await using var host = await WorksHost.StartAsync(builder => builder
            .AddInterceptor(new Through(async (call, next) =>
            {
                call.Responses = call.Responses.Append(99);
                await next();
            }))
            .AddInterceptor(new Through((call, _) =>
            {
                call.Responses = new object?[] { 7, 8 }.ToAsyncEnumerable();
                return ValueTask.CompletedTask;
            })));

        Assert.Equal([7, 8, 99], await host.Client.CountAsync(1).ToListAsync().Within("the stream"));
        Assert.Empty(host.Log.Entries);
    }

    [Fact]
    public async Task Interceptor_ThatDoesNothing_AnswersAMethodThatGivesNothing()
    {
        await using var host = await WorksHost.StartAsync(CallSides.Server, (_, _) => ValueTask.CompletedTask);

        await host.Client.ForgetAsync(new("Ann", 1), 7).Within("the call");
        Assert.Empty(host.Log.Entries);
    }

    [Fact]
    public async Task Interceptor_ThatGivesNoAnswer_IsAMistakeOfTheHost()
    {
        await using var host = await WorksHost.StartAsync(builder => builder
            .MapException<InvalidOperationException>(StatusCode.Aborted, includeMessage: true)
            .AddInterceptor(new Through((_, _) => ValueTask.CompletedTask)));

        var single = await Assert.ThrowsAnyAsync<RpcException>(() => host.Client.AddAsync(1, 1).Within("the call"));
        var stream = await Assert.ThrowsAnyAsync<RpcException>(() => host.Client.CountAsync(1).ToListAsync().Within("the stream"));

        Assert.Equal(
            "An interceptor of '/spec.Works/Add' ended the call without an answer: it neither let an exception of next through nor set GoRpcCall.Response. Await next, or set it.",
            single.Status.Detail);
        Assert.Contains("set GoRpcCall.Responses", stream.Status.Detail);
    }

    [Fact]
    public async Task Next_ThatIsCalledTwice_Throws()
    {
        await using var host = await WorksHost.StartAsync(builder => builder
            .MapException<InvalidOperationException>(StatusCode.Aborted, includeMessage: true)
            .AddInterceptor(new Through(async (_, next) =>
            {
                await next();
                await next();
            })));

        var failure = await Assert.ThrowsAnyAsync<RpcException>(() => host.Client.AddAsync(1, 1).Within("the call"));

        Assert.Contains("called next twice for one call of '/spec.Works/Add'", failure.Status.Detail);
        Assert.Equal(["add 1 1"], host.Log.Entries);
    }

    [Fact]
    public async Task Next_ThatIsNotAwaited_IsWaitedForAllTheSame()
    {
        await using var host = await WorksHost.StartAsync(CallSides.Server, (call, next) =>
        {
            call.Items["inner"] = next().AsTask();
            return ValueTask.CompletedTask;
        });

        Assert.Equal(3, await host.Client.SumAsync(Stream(1, 2)).Within("the call"));
        Assert.Equal([1, 2], await host.Client.CountAsync(2).ToListAsync().Within("the stream"));
    }

    [Fact]
    public async Task Response_OfAnotherType_IsRefusedWhereItIsSet()
    {
        var refused = new List<string>();
        await using var host = await WorksHost.StartAsync(CallSides.Server, async (call, next) =>
        {
            refused.Add(Assert.Throws<ArgumentException>(() => call.Response = "text").Message);
            refused.Add(Assert.Throws<ArgumentException>(() => call.Response = null).Message);
            refused.Add(Assert.Throws<ArgumentException>(() => call.Arguments["a"] = 1L).Message);
            refused.Add(Assert.Throws<ArgumentException>(() => call.Arguments["c"]).Message);
            refused.Add(Assert.Throws<InvalidOperationException>(() => call.Responses).Message);
            refused.Add(Assert.Throws<InvalidOperationException>(() => call.Requests).Message);
            await next();
        });

        await host.Client.AddAsync(1, 1).Within("the call");

        Assert.Equal(
            [
                "An interceptor of '/spec.Works/Add' gave a 'string' for 'the response', which is a 'int'.",
                "An interceptor of '/spec.Works/Add' gave null for 'the response', which is a non-nullable 'int'.",
                "An interceptor of '/spec.Works/Add' gave a 'long' for 'a', which is a 'int'.",
                "'/spec.Works/Add' has no argument 'c'. Type one of 'a', 'b'. (Parameter 'name')",
                "GoRpcCall.Responses is not there for '/spec.Works/Add', which is Unary: use GoRpcCall.Response.",
                "GoRpcCall.Requests is not there for '/spec.Works/Add', which is Unary: use GoRpcCall.Arguments.",
            ],
            refused);
    }

    [Fact]
    public async Task Exception_OfAnInterceptor_IsMappedAsOneOfTheImplementation()
    {
        await using var host = await WorksHost.StartAsync(builder => builder
            .MapException<KeyNotFoundException>(StatusCode.NotFound)
            .AddInterceptor(new Through((call, next) => call.Method.Name switch
            {
                "Add" => throw new GoRpcException(StatusCode.ResourceExhausted, "no more"),
                "Sum" => throw new KeyNotFoundException(),
                "Count" => throw new InvalidOperationException("secret"),
                _ => next(),
            })));

        var known = await Assert.ThrowsAnyAsync<RpcException>(() => host.Client.AddAsync(1, 1).Within("the call"));
        var mapped = await Assert.ThrowsAnyAsync<RpcException>(() => host.Client.SumAsync(Stream(1)).Within("the call"));
        var unknown = await Assert.ThrowsAnyAsync<RpcException>(() => host.Client.CountAsync(1).ToListAsync().Within("the stream"));

        Assert.Equal((StatusCode.ResourceExhausted, "no more"), (known.StatusCode, known.Status.Detail));
        Assert.Equal(StatusCode.NotFound, mapped.StatusCode);
        Assert.Equal(StatusCode.Internal, unknown.StatusCode);
        Assert.DoesNotContain("secret", unknown.Status.Detail);
    }

    [Fact]
    public async Task Exception_OfTheImplementation_IsSeenAsItWasThrown()
    {
        var seen = new List<Exception>();
        await using var host = await WorksHost.StartAsync(CallSides.Server, async (call, next) =>
        {
            try
            {
                await next();
            }
            catch (InvalidTimeZoneException exception)
            {
                seen.Add(exception);
                if (call.Method.Kind is not MethodType.Unary)
                {
                    throw;
                }

                call.Response = -1;
            }
        });
        host.Log.Failure = new InvalidTimeZoneException();

        Assert.Equal(-1, await host.Client.AddAsync(1, 1).Within("the call"));
        await Assert.ThrowsAnyAsync<RpcException>(() => host.Client.CountAsync(1).ToListAsync().Within("the stream"));

        Assert.Equal([host.Log.Failure, host.Log.Failure], seen);
    }

    [Fact]
    public async Task Exception_OfAChangedStream_EndsTheCall()
    {
        await using var host = await WorksHost.StartAsync(CallSides.Server, async (call, next) =>
        {
            if (call.Method.Kind is MethodType.ClientStreaming)
            {
                call.Requests = call.Requests.Select<object?, object?>(item => item is 2 ? throw new GoRpcException(StatusCode.ResourceExhausted, "quota") : item);
            }
            else
            {
                call.Responses = call.Responses.Select<object?, object?>(item => item is 2 ? throw new GoRpcException(StatusCode.OutOfRange, "far") : item);
            }

            await next();
        });

        var request = await Assert.ThrowsAnyAsync<RpcException>(() => host.Client.SumAsync(Stream(1, 2, 3)).Within("the call"));
        var response = await Assert.ThrowsAnyAsync<RpcException>(() => host.Client.CountAsync(5).ToListAsync().Within("the stream"));

        Assert.Equal((StatusCode.ResourceExhausted, "quota"), (request.StatusCode, request.Status.Detail));
        Assert.Equal((StatusCode.OutOfRange, "far"), (response.StatusCode, response.Status.Detail));
        Assert.Equal(["counted"], host.Log.Entries);
    }

    [Fact]
    public async Task Item_OfAnotherType_EndsTheCallWithTheReasonInTheLog()
    {
        await using var host = await WorksHost.StartAsync(builder => builder
            .MapException<ArgumentException>(StatusCode.InvalidArgument, includeMessage: true)
            .AddInterceptor(new Through(async (call, next) =>
            {
                call.Responses = call.Responses.Select(item => (object?)$"{item}");
                await next();
            })));

        var failure = await Assert.ThrowsAnyAsync<RpcException>(() => host.Client.CountAsync(1).ToListAsync().Within("the stream"));

        Assert.Equal("An interceptor of '/spec.Works/Count' gave a 'string' for 'the response', which is a 'int'.", failure.Status.Detail);
    }

    [Fact]
    public async Task Responses_OnceTheyAreOnTheirWay_CanNotBeReplaced()
    {
        Exception? refused = null;
        await using var host = await WorksHost.StartAsync(CallSides.Server, async (call, next) =>
        {
            await next();
            refused = Record.Exception(() => call.Responses = call.Responses.Take(1));
        });

        await host.Client.CountAsync(2).ToListAsync().Within("the stream");

        Assert.IsType<InvalidOperationException>(refused);
    }

    [Fact]
    public async Task Metadata_OfBothWays_IsAtHand()
    {
        await using var host = await WorksHost.StartAsync(CallSides.Server, async (call, next) =>
        {
            call.ResponseHeaders.Add("began", call.RequestHeaders.GetValue("tenant") ?? "nobody");
            call.ResponseHeaders.Add("raw-bin", [1, 2]);
            await next();
            call.ResponseTrailers.Add("ended", "yes");
        });
        var single = new CallContext(new CallOptions([new("tenant", "acme")]), CallContextFlags.CaptureMetadata);
        var stream = new CallContext(new CallOptions(), CallContextFlags.CaptureMetadata);

        await host.Channel.CreateClient<IMeta>().AddAsync(1, 2, single).Within("the call");
        await host.Channel.CreateClient<IMeta>().CountAsync(2, stream).ToListAsync().Within("the stream");

        var (ofSingle, ofStream) = (await single.ResponseHeadersAsync().Within("the headers"), await stream.ResponseHeadersAsync().Within("the headers"));
        Assert.Equal(("acme", "yes"), (ofSingle.GetValue("began"), single.ResponseTrailers().GetValue("ended")));
        Assert.Equal([1, 2], ofSingle.GetValueBytes("raw-bin"));
        Assert.Equal(("nobody", "yes"), (ofStream.GetValue("began"), stream.ResponseTrailers().GetValue("ended")));
    }

    [Fact]
    public async Task Metadata_OfACallThatFails_IsSentAsWell()
    {
        await using var host = await WorksHost.StartAsync(CallSides.Server, (call, _) =>
        {
            call.ResponseTrailers.Add("reason", "closed");
            throw new GoRpcException(StatusCode.Unavailable, "closed on Sundays");
        });

        var failure = await Assert.ThrowsAnyAsync<RpcException>(() => host.Client.ForgetAsync(new("Ann", 1), 1).Within("the call"));

        Assert.Equal("closed", failure.Trailers.GetValue("reason"));
    }

    [Fact]
    public async Task Call_ShowsItsSideDeadlineCallerAndPeer()
    {
        var seen = new List<object?>();
        await using var host = await WorksHost.StartAsync(CallSides.Server, async (call, next) =>
        {
            seen.AddRange([call.Side, call.Deadline > TimeProvider.System.GetUtcNow().UtcDateTime, call.Peer?.Split(':')[0], call.Caller?.Identity?.IsAuthenticated]);
            call.Items["from"] = "outside";
            await next();
            seen.Add(ReferenceEquals(call, GoRpcCall.Current));
        });

        await host.Client.AddAsync(1, 2).Within("the call");

        Assert.Equal([CallSides.Server, true, "ipv4", false, true], seen);
    }

    [Fact]
    public async Task Cancellation_ByTheCaller_ReachesTheInterceptor()
    {
        var began = new TaskCompletionSource();
        var ended = new TaskCompletionSource<bool>();
        await using var host = await WorksHost.StartAsync(CallSides.Server, async (call, _) =>
        {
            began.SetResult();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, call.CancellationToken);
            }
            finally
            {
                ended.SetResult(call.CancellationToken.IsCancellationRequested);
            }
        });
        using var cancellation = new CancellationTokenSource();

        var made = host.Client.AddAsync(1, 1, cancellation.Token);
        await began.Task.Within("the interceptor to begin");
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => made.Within("the call"));
        Assert.True(await ended.Task.Within("the interceptor to end"));
    }

    [Fact]
    public async Task ResponseStream_ThatItsCallerLeaves_EndsTheInterceptor()
    {
        var ended = new TaskCompletionSource<Exception?>();
        await using var host = await WorksHost.StartAsync(CallSides.Server, async (call, next) =>
        {
            call.Responses = call.Responses.Where(_ => true);
            ended.SetResult(await Record.ExceptionAsync(() => next().AsTask()));
            call.CancellationToken.ThrowIfCancellationRequested();
        });

        Assert.Equal(1, await host.Client.CountAsync(int.MaxValue).FirstAsync().Within("the first item"));

        Assert.IsAssignableFrom<OperationCanceledException>(await ended.Task.Within("the interceptor to end"));
        Assert.Equal(["counted"], host.Log.Entries);
    }

    private static async IAsyncEnumerable<T> Stream<T>(params T[] items)
    {
        foreach (var item in items)
        {
            await Task.Yield();
            yield return item;
        }
    }
}
