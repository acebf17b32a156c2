using GoRpc.Tests.Shared;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace GoRpc.Integration.Tests.Client;

/// <summary>Metadata, deadline and token out; headers, trailers and status in.</summary>
public abstract class CallContextTests(ServerStack stack) : IAsyncLifetime
{
    private NotesHost _host = null!;
    private GoRpcChannel _channel = null!;
    private INotes _client = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await NotesHost.StartAsync(stack);
        _channel = GoRpcChannel.ForAddress(_host.Address);
        _client = _channel.CreateClient<INotes>();
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Headers_OfTheContext_ReachTheServer()
    {
        _host.Service.OnCall = static (_, context) => Task.FromResult(new Note
        {
            Tags = [context.RequestHeaders!.GetValue("tenant")!, Convert.ToHexString(context.RequestHeaders!.GetValueBytes("trace-bin")!)],
        });
        var headers = new Metadata { { "tenant", "north" }, { "trace-bin", [1, 0, 255] } };

        var answer = await _client.ByValueTaskAsync(new Note(), new CallOptions(headers)).Within("the answer");

        Assert.Equal(["north", "0100FF"], answer.Tags);
        Assert.Equal(2, headers.Count);
    }

    [Fact]
    public async Task Deadline_OfTheContext_ReachesTheServer()
    {
        _host.Service.OnCall = static (_, context) => Task.FromResult(new Note { At = context.Deadline!.Value });
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(10);

        var answer = await _client.ByValueTaskAsync(new Note(), new CallOptions(deadline: deadline)).Within("the answer");

        // The wire carries the time that is left, so the server's clock and the way there move it.
        Assert.InRange(answer.At, deadline.AddMinutes(-2), deadline.AddMinutes(2));
    }

    [Fact]
    public async Task Token_OfTheContext_CancelsTheServersHandler()
    {
        var cancelled = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        _host.Service.OnCall = async (note, context) =>
        {
            entered.SetResult();
            await using var registration = context.CancellationToken.Register(cancelled.SetResult);
            await cancelled.Task;
            return note;
        };
        using var source = new CancellationTokenSource();

        var call = _client.ByValueTaskAsync(new Note(), source.Token).AsTask();
        await entered.Task.Within("the handler");
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Within("the call"));
        await cancelled.Task.Within("the handler's token");
    }

    [Fact]
    public async Task Capture_UnaryThatSucceeds_ShowsHeadersTrailersAndStatus()
    {
        _host.Service.OnCall = AnswerAsync;
        var context = Capture();

        await _client.ByValueTaskAsync(new Note(), context).Within("the answer");

        await AssertCapturedAsync(context, StatusCode.OK);
    }

    [Fact]
    public async Task Capture_UnaryThatFails_ShowsHeadersTrailersAndStatus()
    {
        _host.Service.OnCall = FailAsync;
        var context = Capture();

        await Assert.ThrowsAnyAsync<RpcException>(() => _client.ByValueTaskAsync(new Note(), context).Within("the answer"));

        await AssertCapturedAsync(context, StatusCode.DataLoss);
    }

    [Theory]
    [InlineData(false, StatusCode.OK)]
    [InlineData(true, StatusCode.DataLoss)]
    public async Task Capture_ServerStream_ShowsHeadersTrailersAndStatus(bool fails, StatusCode expected)
    {
        _host.Service.OnWatch = (note, context) => YieldAsync(context, fails);
        var context = Capture();

        await EndAsync(_client.WatchAsync(new Note(), context), fails);

        await AssertCapturedAsync(context, expected);
    }

    [Theory]
    [InlineData(false, StatusCode.OK)]
    [InlineData(true, StatusCode.DataLoss)]
    public async Task Capture_ClientStream_ShowsHeadersTrailersAndStatus(bool fails, StatusCode expected)
    {
        _host.Service.OnUpload = async (notes, context) =>
        {
            await notes.CountAsync();
            return await (fails ? FailAsync(new Note(), context) : AnswerAsync(new Note(), context));
        };
        var context = Capture();

        var call = _client.UploadAsync(NotesService.Count(2), context);
        if (fails)
        {
            await Assert.ThrowsAnyAsync<RpcException>(() => call.Within("the answer"));
        }
        else
        {
            await call.Within("the answer");
        }

        await AssertCapturedAsync(context, expected);
    }

    [Theory]
    [InlineData(false, StatusCode.OK)]
    [InlineData(true, StatusCode.DataLoss)]
    public async Task Capture_Duplex_ShowsHeadersTrailersAndStatus(bool fails, StatusCode expected)
    {
        _host.Service.OnTalk = (notes, context) => YieldAsync(context, fails);
        var context = Capture();

        await EndAsync(_client.TalkAsync(NotesService.Count(2), context), fails);

        await AssertCapturedAsync(context, expected);
    }

    [Fact]
    public async Task Capture_ServerStream_ShowsHeadersWhileItRuns()
    {
        var goOn = new TaskCompletionSource();
        _host.Service.OnWatch = (_, context) => PauseAsync(context, goOn.Task);
        var context = Capture();

        await using var items = _client.WatchAsync(new Note(), context).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync().Within("the first item"));
        var headers = await context.ResponseHeadersAsync().Within("the headers");
        goOn.SetResult();
        Assert.False(await items.MoveNextAsync().Within("the end"));

        Assert.Equal("yes", headers.GetValue("answered"));
        Assert.Equal(StatusCode.OK, context.ResponseStatus().StatusCode);
    }

    [Fact]
    public async Task Capture_StreamThatIsLeft_ShowsCancelled()
    {
        var context = Capture();

        await _client.WatchAsync(new Note { Number = 1000 }, context).FirstAsync().Within("the first item");

        Assert.Equal(StatusCode.Cancelled, context.ResponseStatus().StatusCode);
    }

    [Fact]
    public async Task ServersOwnContext_HandedOnToACall_GivesDeadlineAndTokenButNoHeaders()
    {
        await using var second = await NotesHost.StartAsync(stack);
        await using var next = GoRpcChannel.ForAddress(second.Address);
        second.Service.OnCall = static (_, context) => Task.FromResult(new Note
        {
            At = context.Deadline!.Value,
            Text = context.RequestHeaders!.GetValue("authorization") ?? "none",
        });
        _host.Service.OnCall = async (note, context) => await next.CreateClient<INotes>().ByValueTaskAsync(note, context);
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(10);

        var answer = await _client.ByValueTaskAsync(new Note(), new CallOptions(new Metadata { { "authorization", "Bearer secret" } }, deadline)).Within("the answer");

        Assert.Equal("none", answer.Text);
        Assert.InRange(answer.At, deadline.AddMinutes(-2), deadline.AddMinutes(2));
    }

    private static CallContext Capture() => new(new CallOptions(), CallContextFlags.CaptureMetadata);

    private static async Task<Note> AnswerAsync(Note note, CallContext context)
    {
        await context.ServerCallContext!.WriteResponseHeadersAsync(new Metadata { { "answered", "yes" } });
        context.ServerCallContext.ResponseTrailers.Add("took", "long");
        return note;
    }

    private static async Task<Note> FailAsync(Note note, CallContext context)
    {
        await AnswerAsync(note, context);
        throw new RpcException(new Status(StatusCode.DataLoss, "lost"));
    }

    private static async IAsyncEnumerable<Note> YieldAsync(CallContext context, bool fails)
    {
        yield return await AnswerAsync(new Note(), context);
        if (fails)
        {
            throw new RpcException(new Status(StatusCode.DataLoss, "lost"));
        }
    }

    private static async IAsyncEnumerable<Note> PauseAsync(CallContext context, Task goOn)
    {
        yield return await AnswerAsync(new Note(), context);
        await goOn;
    }

    private static async Task EndAsync(IAsyncEnumerable<Note> items, bool fails)
    {
        if (fails)
        {
            await Assert.ThrowsAnyAsync<RpcException>(() => items.CountAsync().Within("the stream"));
        }
        else
        {
            Assert.Equal(1, await items.CountAsync().Within("the stream"));
        }
    }

    private static async Task AssertCapturedAsync(CallContext context, StatusCode status)
    {
        Assert.Equal("yes", (await context.ResponseHeadersAsync().Within("the headers")).GetValue("answered"));
        Assert.Equal("long", context.ResponseTrailers().GetValue("took"));
        Assert.Equal(status, context.ResponseStatus().StatusCode);
    }
}
