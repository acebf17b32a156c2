using GoRpc.Tests.Shared;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace GoRpc.Specification.Tests.Interceptors;

/// <summary>What interceptors of a client do with a call. Values are the same on both sides; see <see cref="ValueTests"/>.</summary>
public sealed class ClientCallTests
{
    [Fact]
    public async Task Interceptor_ThatAnswersItself_SendsNothing()
    {
        await using var host = await WorksHost.StartAsync(CallSides.Client, (call, _) =>
        {
            if (call.Method.Kind is MethodType.Unary or MethodType.ClientStreaming)
            {
                call.Response = call.Method.Name is "Forget" ? null : 7;
            }
            else
            {
                call.Responses = new object?[] { 7, 8 }.ToAsyncEnumerable();
            }

            return ValueTask.CompletedTask;
        });

        Assert.Equal(7, await host.Client.AddAsync(1, 1).Within("the call"));
        Assert.Equal(7, host.Client.Square(1));
        Assert.Equal(7, await host.Client.SumAsync(Stream(1)).Within("the call"));
        await host.Client.ForgetAsync(new("Ann", 1), 1).Within("the call");
        Assert.Equal([7, 8], await host.Client.CountAsync(1).ToListAsync().Within("the stream"));
        Assert.Equal([7, 8], await host.Client.DoubleAsync(Stream(1)).ToListAsync().Within("the stream"));
        Assert.Empty(host.Log.Entries);
    }

    [Fact]
    public async Task Interceptor_ThatGivesNoAnswer_FailsTheCall()
    {
        await using var host = await WorksHost.StartAsync(CallSides.Client, (_, _) => ValueTask.CompletedTask);

        var single = await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.AddAsync(1, 1).Within("the call"));
        var stream = await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.CountAsync(1).ToListAsync().Within("the stream"));

        Assert.Contains("An interceptor of '/spec.Works/Add' ended the call without an answer", single.Message);
        Assert.Contains("set GoRpcCall.Responses", stream.Message);
    }

    [Fact]
    public async Task Next_ThatIsCalledTwice_Throws()
    {
        await using var host = await WorksHost.StartAsync(CallSides.Client, async (_, next) =>
        {
            await next();
            await next();
        });

        var single = await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.AddAsync(1, 1).Within("the call"));
        var stream = await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.CountAsync(1).ToListAsync().Within("the stream"));

        Assert.Contains("called next twice for one call of '/spec.Works/Add'", single.Message);
        Assert.Contains("called next twice for one call of '/spec.Works/Count'", stream.Message);
    }

    [Fact]
    public async Task Exception_OfAnInterceptor_IsTheCallersAsItIs()
    {
        await using var host = await WorksHost.StartAsync(CallSides.Client, (_, _) => throw new InvalidTimeZoneException());

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => host.Client.AddAsync(1, 1).Within("the call"));
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => host.Client.SumAsync(Stream(1)).Within("the call"));
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => host.Client.CountAsync(1).ToListAsync().Within("the stream"));
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => host.Client.DoubleAsync(Stream(1)).ToListAsync().Within("the stream"));
    }

    [Fact]
    public async Task Exception_OfTheCall_IsWhatItsCallerWouldSee()
    {
        var seen = new List<Exception>();
        await using var host = await WorksHost.StartAsync(CallSides.Client, async (_, next) =>
        {
            try
            {
                await next();
            }
            catch (GoRpcException exception)
            {
                seen.Add(exception);
                throw;
            }
        });
        host.Log.Failure = new GoRpcException(StatusCode.NotFound, "none");

        var single = await Assert.ThrowsAsync<GoRpcException>(() => host.Client.AddAsync(1, 1).Within("the call"));
        var stream = await Assert.ThrowsAsync<GoRpcException>(() => host.Client.CountAsync(1).ToListAsync().Within("the stream"));

        Assert.Equal([single, stream], seen);
        Assert.Equal((StatusCode.NotFound, "Add"), (single.StatusCode, single.Call?.Method));
    }

    [Fact]
    public async Task Exception_ThatAnInterceptorKeeps_EndsTheStreamWell()
    {
        await using var host = await WorksHost.StartAsync(CallSides.Client, async (_, next) =>
        {
            try
            {
                await next();
            }
            catch (GoRpcException)
            {
            }
        });
        host.Log.Failure = new GoRpcException(StatusCode.NotFound, "none");

        Assert.Equal([1, 2], await host.Client.CountAsync(2).ToListAsync().Within("the stream"));
    }

    [Fact]
    public async Task Exception_AfterTheStream_IsTheCallers()
    {
        await using var host = await WorksHost.StartAsync(CallSides.Client, async (_, next) =>
        {
            await next();
            throw new InvalidTimeZoneException();
        });
        var seen = new List<int>();

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => ReadAsync().Within("the stream"));
        Assert.Equal([1, 2], seen);

        async Task ReadAsync()
        {
            await foreach (var item in host.Client.CountAsync(2))
            {
                seen.Add(item);
            }
        }
    }

    [Fact]
    public async Task Interceptor_OfAStream_BeginsAndEndsWithEachEnumeration()
    {
        var seen = new List<string>();
        await using var host = await WorksHost.StartAsync(CallSides.Client, async (_, next) =>
        {
            seen.Add("begin");
            await next();
            seen.Add("end");
        });

        var numbers = host.Client.CountAsync(3);
        Assert.Empty(seen);
        Assert.Equal([1, 2, 3], await numbers.ToListAsync().Within("the stream"));
        Assert.Equal(1, await numbers.FirstAsync().Within("the first item"));

        Assert.Equal(["begin", "end", "begin", "end"], seen);
    }

    [Fact]
    public async Task Stream_ThatItsReaderLeaves_EndsTheInterceptorAndTheCall()
    {
        var ended = new TaskCompletionSource<Exception?>();
        await using var host = await WorksHost.StartAsync(CallSides.Client, async (call, next) =>
        {
            call.Responses = call.Responses.Where(_ => true);
            ended.SetResult(await Record.ExceptionAsync(() => next().AsTask()));
        });

        Assert.Equal(1, await host.Client.CountAsync(int.MaxValue).FirstAsync().Within("the first item"));

        Assert.Null(await ended.Task.Within("the interceptor to end"));
        await host.Log.WaitForAsync("counted");
    }

    [Fact]
    public async Task Cancellation_OfAnyKind_ReachesTheInterceptor()
    {
        await using var host = await WorksHost.StartAsync(CallSides.Client, async (call, _) =>
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, call.CancellationToken));
        using var cancellation = new CancellationTokenSource();

        var single = host.Client.AddAsync(1, 1, cancellation.Token);
        var sum = host.Client.SumAsync(Stream(1), cancellation.Token);
        var stream = host.Client.CountAsync(1, cancellation.Token).ToListAsync().AsTask();
        var enumeration = host.Client.DoubleAsync(Stream(1)).ToListAsync(cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => single.Within("the call"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sum.Within("the call"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stream.Within("the stream"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => enumeration.Within("the enumeration"));
    }

    [Fact]
    public async Task RequestHeaders_ThatAreAdded_AreSentAndNotKept()
    {
        var received = new List<string?>();
        await using var host = await WorksHost.StartAsync(
            builder => builder.AddInterceptor(new Through((call, next) =>
            {
                received.Add($"{call.RequestHeaders.GetValue("own")} {call.RequestHeaders.GetValue("added")}");
                return next();
            })),
            options => options.AddInterceptor(new Through((call, next) =>
            {
                call.RequestHeaders.Add("added", call.Method.Name);
                return next();
            })));
        var headers = new Metadata { { "own", "mine" } };
        var client = host.Channel.CreateClient<IMeta>();

        await client.AddAsync(1, 1, new CallOptions(headers)).Within("the call");
        await client.CountAsync(1, new CallOptions(headers)).ToListAsync().Within("the stream");
        await host.Client.DoubleAsync(Stream(1)).ToListAsync().Within("the stream");
        await host.Client.SumAsync(Stream(1)).Within("the call");

        Assert.Equal(["mine Add", "mine Count", " Double", " Sum"], received);
        Assert.Single(headers);
    }

    [Fact]
    public async Task ResponseMetadata_IsThereForTheInterceptorAndTheCaller()
    {
        var seen = new List<string?>();
        await using var host = await WorksHost.StartAsync(
            builder => builder.AddInterceptor(new Through(async (call, next) =>
            {
                call.ResponseHeaders.Add("began", "yes");
                await next();
                call.ResponseTrailers.Add("ended", "yes");
            })),
            options => options.AddInterceptor(new Through(async (call, next) =>
            {
                Assert.Empty(call.ResponseHeaders);
                await next();
                seen.Add($"{call.Method.Name} {call.ResponseHeaders.GetValue("began")} {call.ResponseTrailers.GetValue("ended")}");
            })));
        var client = host.Channel.CreateClient<IMeta>();
        var (single, stream) = (new CallContext(new CallOptions(), CallContextFlags.CaptureMetadata), new CallContext(new CallOptions(), CallContextFlags.CaptureMetadata));

        await client.AddAsync(1, 1, single).Within("the call");
        await client.CountAsync(1, stream).ToListAsync().Within("the stream");

        Assert.Equal(["Add yes yes", "Count yes yes"], seen);
        Assert.Equal(["yes", "yes"], [single.ResponseTrailers().GetValue("ended"), stream.ResponseTrailers().GetValue("ended")]);
    }

    [Fact]
    public async Task ResponseMetadata_OfAnAnswerByAnInterceptor_IsEmpty()
    {
        await using var host = await WorksHost.StartAsync(CallSides.Client, (call, _) =>
        {
            call.Response = 7;
            return ValueTask.CompletedTask;
        });
        var context = new CallContext(new CallOptions(), CallContextFlags.CaptureMetadata);

        await host.Channel.CreateClient<IMeta>().AddAsync(1, 1, context).Within("the call");

        Assert.Empty(await context.ResponseHeadersAsync().Within("the headers"));
        Assert.Equal(StatusCode.OK, context.ResponseStatus().StatusCode);
    }

    [Fact]
    public async Task Interceptor_OfACallThatIsRetried_RunsOnce()
    {
        var runs = 0;
        await using var host = await WorksHost.StartAsync(
            builder => builder.AddInterceptor(new Through((call, next) =>
            {
                if (call.RequestHeaders.GetValue("grpc-previous-rpc-attempts") is null)
                {
                    call.ResponseTrailers.Add("gorpc-not-executed", "1");
                    throw new GoRpcException(StatusCode.Unavailable, "not yet");
                }

                return next();
            })),
            options => options.AddInterceptor(new Through((_, next) =>
            {
                runs++;
                return next();
            })));

        Assert.Equal(2, await host.Client.AddAsync(1, 1).Within("the call"));

        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Call_ShowsItsSideAndTheDeadlineThatItHas()
    {
        var seen = new List<DateTime?>();
        await using var host = await WorksHost.StartAsync(CallSides.Both, async (call, next) =>
        {
            seen.Add(call.Side is CallSides.Client ? call.Deadline : call.Deadline?.ToUniversalTime());
            await next();
        });

        await host.Client.AddAsync(1, 1).Within("the call");
        await host.Client.CountAsync(1).ToListAsync().Within("the stream");

        Assert.Equal(4, seen.Count);
        Assert.InRange((seen[0]!.Value - seen[1]!.Value).Duration(), TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Null(seen[2]);
        Assert.Null(seen[3]);
    }

    [Fact]
    public async Task CallInvoker_OfTheChannel_HasNoneOfTheInterceptors()
    {
        await using var host = await WorksHost.StartAsync(CallSides.Client, (_, _) => throw new InvalidTimeZoneException());
        var bytes = new Marshaller<byte[]>(static message => message, static message => message);
        var add = new Method<byte[], byte[]>(MethodType.Unary, "spec.Works", "Add", bytes, bytes);

        var answer = await host.Channel.CallInvoker.AsyncUnaryCall(add, null, default, [0x08, 0x01, 0x10, 0x02]).ResponseAsync.Within("the call");

        Assert.Equal([0x08, 0x03], answer);
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
