using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Integration.Tests.Client;

/// <summary>All four kinds of call in every signature, over cleartext HTTP/2.</summary>
public abstract class CallKindTests(ServerStack stack)
{
    private static readonly Note Sample = new()
    {
        Text = "héllo",
        Number = -3,
        At = new DateTime(2026, 11, 23, 20, 15, 7, 123, DateTimeKind.Utc).AddTicks(4567),
        Price = -12345678901234.5678m,
        Tags = ["a", "", "c"],
    };

    [Fact]
    public async Task Unary_ByTask_ReturnsWhatTheServerAnswers()
    {
        await using var host = await NotesHost.StartAsync(stack);
        await using var channel = GoRpcChannel.ForAddress(host.Address);

        var answer = await channel.CreateClient<INotes>().ByTaskAsync(Sample).Within("the answer");

        AssertSame(Sample, answer);
    }

    [Fact]
    public async Task Unary_ByValueTask_ReturnsWhatTheServerAnswers()
    {
        await using var host = await NotesHost.StartAsync(stack);
        await using var channel = GoRpcChannel.ForAddress(host.Address);

        var answer = await channel.CreateClient<INotes>().ByValueTaskAsync(Sample).Within("the answer");

        AssertSame(Sample, answer);
    }

    [Fact]
    public async Task Unary_Blocking_ReturnsWhatTheServerAnswers()
    {
        await using var host = await NotesHost.StartAsync(stack);
        await using var channel = GoRpcChannel.ForAddress(host.Address);

        var answer = await Task.Run(() => channel.CreateClient<INotes>().Blocking(Sample)).Within("the answer");

        AssertSame(Sample, answer);
    }

    [Fact]
    public async Task Unary_WithoutResult_ReachesTheServer()
    {
        await using var host = await NotesHost.StartAsync(stack);
        await using var channel = GoRpcChannel.ForAddress(host.Address);
        var client = channel.CreateClient<INotes>();

        await client.ForgetByTaskAsync(new Note { Text = "task" }).Within("the answer");
        await client.ForgetByValueTaskAsync(new Note { Text = "value task" }).Within("the answer");

        Assert.Equal(["task", "value task"], host.Service.Forgotten.Select(note => note.Text));
    }

    [Fact]
    public async Task ServerStream_WithContextOrToken_YieldsEveryItem()
    {
        await using var host = await NotesHost.StartAsync(stack);
        await using var channel = GoRpcChannel.ForAddress(host.Address);
        var client = channel.CreateClient<INotes>();

        var withContext = await client.WatchAsync(new Note { Number = 100 }).Select(note => note.Number).ToListAsync().Within("the stream");
        var withToken = await client.WatchWithTokenAsync(new Note { Number = 3 }).Select(note => note.Number).ToListAsync().Within("the stream");

        Assert.Equal(Enumerable.Range(1, 100), withContext);
        Assert.Equal([1, 2, 3], withToken);
    }

    [Fact]
    public async Task ClientStream_OfAnyLength_ReturnsWhatTheServerAnswers()
    {
        await using var host = await NotesHost.StartAsync(stack);
        await using var channel = GoRpcChannel.ForAddress(host.Address);
        var client = channel.CreateClient<INotes>();

        Assert.Equal(5050, (await client.UploadAsync(NotesService.Count(100)).Within("the answer")).Number);
        Assert.Equal(6, (await client.UploadByValueTaskAsync(NotesService.Count(3)).Within("the answer")).Number);
        Assert.Equal(0, (await client.UploadAsync(AsyncEnumerable.Empty<Note>()).Within("the answer")).Number);
    }

    [Fact]
    public async Task Duplex_OfAnyLength_YieldsEveryAnswer()
    {
        await using var host = await NotesHost.StartAsync(stack);
        await using var channel = GoRpcChannel.ForAddress(host.Address);
        var client = channel.CreateClient<INotes>();

        var answers = await client.TalkAsync(NotesService.Count(100)).Select(note => note.Number).ToListAsync().Within("the conversation");
        var nothing = await client.TalkAsync(AsyncEnumerable.Empty<Note>()).ToListAsync().Within("the conversation");

        Assert.Equal(Enumerable.Range(1, 100), answers);
        Assert.Empty(nothing);
    }

    [Fact]
    public async Task Unary_ServerAnswersWithStatus_ThrowsIt()
    {
        await using var host = await NotesHost.StartAsync(stack);
        await using var channel = GoRpcChannel.ForAddress(host.Address);
        host.Service.OnCall = static (_, _) => throw new RpcException(new Status(StatusCode.NotFound, "no such note"));

        var failure = await Assert.ThrowsAnyAsync<RpcException>(() => channel.CreateClient<INotes>().ByTaskAsync(Sample).Within("the answer"));

        Assert.Equal((StatusCode.NotFound, "no such note"), (failure.StatusCode, failure.Status.Detail));
    }

    [Fact]
    public async Task Unary_NullRequest_IsRefusedAtTheSender()
    {
        await using var host = await NotesHost.StartAsync(stack);
        await using var channel = GoRpcChannel.ForAddress(host.Address);
        host.Service.OnCall = static (_, _) => throw new InvalidOperationException("Nothing should arrive.");

        var violation = await Assert.ThrowsAsync<ContractViolationException>(() => channel.CreateClient<INotes>().ByTaskAsync(null!).Within("the refusal"));

        Assert.Equal("note", violation.Path);
        Assert.Contains("gorpc.tests.Notes/ByTask", violation.Message);
    }

    [Fact]
    public async Task ManyCalls_AtOnceThroughOneClient_EachGetTheirOwnAnswer()
    {
        await using var host = await NotesHost.StartAsync(stack);
        await using var channel = GoRpcChannel.ForAddress(host.Address);
        var client = channel.CreateClient<INotes>();

        var calls = Enumerable.Range(0, 500).Select(async number =>
        {
            var unary = await client.ByTaskAsync(new Note { Number = number });
            var count = await client.WatchAsync(new Note { Number = number % 10 }).CountAsync();
            var sum = await client.UploadAsync(NotesService.Count(number % 10));
            var echoes = await client.TalkAsync(NotesService.Count(number % 10)).CountAsync();
            return (number, unary.Number, count, sum.Number, echoes);
        });

        var results = await Task.WhenAll(calls).Within("all calls");

        Assert.All(results, result =>
        {
            var few = result.number % 10;
            Assert.Equal((result.number, result.number, few, few * (few + 1) / 2, few), result);
        });
    }

    private static void AssertSame(Note expected, Note actual)
    {
        Assert.Equal(expected with { Tags = actual.Tags }, actual);
        Assert.Equal(expected.Tags, actual.Tags);
    }
}
