using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Integration.Tests.Client;

/// <summary>Limits of connections and messages.</summary>
public sealed class TransportTests
{
    [Fact]
    public async Task Call_ResponseAboveTheLimit_IsResourceExhausted()
    {
        await using var host = await NotesHost.StartAsync();
        await using var channel = GoRpcChannel.ForAddress(host.Address, options => options.MaxReceiveMessageBytes = 1000);
        host.Service.OnCall = static (note, _) => Task.FromResult(new Note { Text = new string('x', note.Number) });
        var client = channel.CreateClient<INotes>();

        Assert.Equal(900, (await client.ByTaskAsync(new Note { Number = 900 }).Within("the answer")).Text.Length);
        var failure = await Assert.ThrowsAnyAsync<RpcException>(() => client.ByTaskAsync(new Note { Number = 1001 }).Within("the failure"));
        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
    }

    [Fact]
    public async Task Call_RequestAboveTheLimit_IsResourceExhausted()
    {
        await using var host = await NotesHost.StartAsync();
        await using var channel = GoRpcChannel.ForAddress(host.Address, options => options.MaxSendMessageBytes = 1000);
        var client = channel.CreateClient<INotes>();

        Assert.Equal(900, (await client.ByTaskAsync(new Note { Text = new string('x', 900) }).Within("the answer")).Text.Length);
        var failure = await Assert.ThrowsAnyAsync<RpcException>(() => client.ByTaskAsync(new Note { Text = new string('x', 1001) }).Within("the failure"));
        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
    }

    [Fact]
    public async Task Call_ServerThatNeverAnswersTheHandshake_EndsByTheConnectTimeout()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var channel = GoRpcChannel.ForAddress($"https://{silent.LocalEndpoint}", options =>
        {
            options.Deadline = null;
            options.ConnectTimeout = TimeSpan.FromMilliseconds(100);
        });

        var failure = await Assert.ThrowsAnyAsync<RpcException>(() => channel.CreateClient<INotes>().ByTaskAsync(new Note()).Within("the failure"));

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
    }

    [Fact]
    public async Task QuietStream_PeerThatVanishes_IsFoundByPings()
    {
        await using var host = await NotesHost.StartAsync();
        await using var relay = new TcpRelay(host.Address);
        await using var channel = GoRpcChannel.ForAddress(relay.Address, options =>
        {
            options.KeepAlivePingDelay = TimeSpan.FromSeconds(1);
            options.KeepAlivePingTimeout = TimeSpan.FromSeconds(1);
        });
        host.Service.OnWatch = static (_, context) => OneAndThenQuietAsync(context.CancellationToken);
        await using var items = channel.CreateClient<INotes>().WatchAsync(new Note()).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync().Within("the first item"));

        relay.Swallow();

        var failure = await Assert.ThrowsAsync<GoRpcException>(() => items.MoveNextAsync().Within("the connection to be given up"));
        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
    }

    [Fact]
    public async Task Call_AfterTheChannelWasDisposed_Throws()
    {
        await using var host = await NotesHost.StartAsync();
        var channel = GoRpcChannel.ForAddress(host.Address);
        var client = channel.CreateClient<INotes>();
        await channel.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.ByTaskAsync(new Note()).Within("the refusal"));
    }

    private static async IAsyncEnumerable<Note> OneAndThenQuietAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new Note();
        await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
    }
}
