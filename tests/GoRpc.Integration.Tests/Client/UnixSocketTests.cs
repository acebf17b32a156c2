using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Integration.Tests.Client;

public sealed class UnixSocketTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gorpc-uds-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("unix:")]
    [InlineData("unix://")]
    public async Task Call_OverAUnixSocket_ReachesTheServer(string scheme)
    {
        var path = Path.Combine(_folder.FullName, "notes.sock");
        await using var host = await NotesHost.StartOnUnixSocketAsync(path);
        await using var channel = GoRpcChannel.ForAddress(scheme + path);
        var client = channel.CreateClient<INotes>();

        Assert.Equal(4, (await client.ByTaskAsync(new Note { Number = 4 }).Within("the answer")).Number);
        Assert.Equal(3, await client.TalkAsync(NotesService.Count(3)).CountAsync().Within("the conversation"));
    }

    [Fact]
    public async Task Call_NobodyListens_IsUnavailable()
    {
        await using var channel = GoRpcChannel.ForAddress("unix:" + Path.Combine(_folder.FullName, "nobody.sock"));

        var failure = await Assert.ThrowsAnyAsync<RpcException>(() => channel.CreateClient<INotes>().ByTaskAsync(new Note()).Within("the failure"));

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
    }

    [Fact]
    public async Task Call_ServerThatHasGoneAndComesBack_ReachesItAtOnce()
    {
        var path = Path.Combine(_folder.FullName, "notes.sock");
        await using var channel = GoRpcChannel.ForAddress("unix:" + path, options => options.CircuitBreaker.Enabled = false);
        var client = channel.CreateClient<INotes>();
        await using (await NotesHost.StartOnUnixSocketAsync(path))
        {
            await client.ByTaskAsync(new Note()).Within("the answer");
        }

        for (var call = 0; call < 5; call++)
        {
            var failure = await Assert.ThrowsAnyAsync<RpcException>(() => client.ByTaskAsync(new Note()).Within("the failure"));
            Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        }

        await using var second = await NotesHost.StartOnUnixSocketAsync(path);
        Assert.Equal(4, (await client.ByTaskAsync(new Note { Number = 4 }).Within("the answer")).Number);
    }
}
