using System.Runtime.CompilerServices;
using GoRpc.Tests.Shared;

namespace GoRpc.Integration.Tests.Client;

/// <summary>How many connections there are, and when they move.</summary>
public sealed class ConnectionTests
{
    private readonly ConnectionCounter _connections = new();

    [Fact]
    public async Task Streams_MoreThanOneConnectionTakes_AreAllServedAtOnce()
    {
        const int Streams = 50;
        await using var host = await NotesHost.StartCountedAsync(_connections, maxStreamsPerConnection: 10);
        host.Service.OnWatch = static (note, context) => OneAndThenQuietAsync(note, context.CancellationToken);
        await using var channel = GoRpcChannel.ForAddress(host.Address);
        var client = channel.CreateClient<INotes>();
        using var stop = new CancellationTokenSource();
        var streams = Enumerable.Range(0, Streams).Select(number => client.WatchWithTokenAsync(new Note { Number = number }, stop.Token).GetAsyncEnumerator()).ToList();

        // None has ended when the last one has its first message.
        var answers = await Task.WhenAll(streams.Select(async stream => await stream.MoveNextAsync() ? stream.Current.Number : -1)).Within("the first message of each stream");

        Assert.Equal(Enumerable.Range(0, Streams), answers);
        Assert.InRange(_connections.Opened, Streams / 10, Streams);
        await stop.CancelAsync();
        foreach (var stream in streams)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stream.MoveNextAsync().Within("the end"));
            await stream.DisposeAsync();
        }
    }

    [Fact]
    public async Task Connection_ThatIsTooOld_IsReplacedAndItsStreamGoesOn()
    {
        await using var host = await NotesHost.StartCountedAsync(_connections);
        var more = new SemaphoreSlim(0);
        host.Service.OnWatch = (_, context) => OnDemandAsync(more, context.CancellationToken);
        await using var channel = GoRpcChannel.ForAddress(host.Address, static options =>
        {
            options.ConnectionMaxAge = TimeSpan.FromSeconds(1);
            // Ages are looked at four times as often.
            options.ConnectionIdleTimeout = TimeSpan.FromSeconds(4);
        });
        var client = channel.CreateClient<INotes>();
        await using var stream = client.WatchAsync(new Note()).GetAsyncEnumerator();
        more.Release();
        Assert.True(await stream.MoveNextAsync().Within("the first message"));
        Assert.Equal(1, _connections.Opened);

        await CallUntilAsync(client, () => _connections.Opened > 1);

        Assert.Equal(0, _connections.Closed);
        more.Release();
        Assert.True(await stream.MoveNextAsync().Within("a message after the connection has aged"));
        host.Service.OnWatch = static (_, _) => NotesService.Count(0);
        await stream.DisposeAsync();
        await _connections.ReachAsync(opened: 2, closed: 1);
    }

    [Fact]
    public async Task Connection_ThatIsIdle_IsClosed()
    {
        await using var host = await NotesHost.StartCountedAsync(_connections);
        await using var channel = GoRpcChannel.ForAddress(host.Address, static options => options.ConnectionIdleTimeout = TimeSpan.FromSeconds(1));
        await channel.CreateClient<INotes>().ByTaskAsync(new Note()).Within("the answer");

        await _connections.ReachAsync(opened: 1, closed: 1);
    }

    [Fact]
    public async Task Endpoint_ThatVanishesUnderItsCalls_IsPassedOverAndConnectedAnew()
    {
        await using var gone = await NotesHost.StartCountedAsync(_connections);
        await using var there = await NotesHost.StartAsync(ServerStack.GoRpc);
        await using var relay = new TcpRelay(gone.Address);
        await using var channel = GoRpcChannel.Create(new GoRpcClientOptions { Endpoints = [relay.Address, there.Address], Balancing = "round-robin" });
        var client = channel.CreateClient<INotes>();
        await channel.ConnectAsync().Within("a connection");
        await CallUntilAsync(client, () => _connections.Opened > 0);

        relay.Swallow();

        // Who is sent to the one that is gone waits; nobody else does after it was found.
        var calls = new List<Task>();
        while (channel.GetState().Endpoints[0].Status == EndpointStatus.Ready)
        {
            calls.Add(client.ByTaskAsync(new Note()));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        Assert.Equal(EndpointStatus.Silent, channel.GetState().Endpoints[0].Status);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.ByTaskAsync(new Note()))).Within("calls that pass it over");
        await channel.DisposeAsync();
        await Task.WhenAll(calls.Select(static call => call.ContinueWith(static _ => { }, TaskScheduler.Default))).Within("the calls");
    }

    private static async Task CallUntilAsync(INotes client, Func<bool> condition)
    {
        while (!condition())
        {
            await client.ByTaskAsync(new Note()).Within("the answer");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    private static async IAsyncEnumerable<Note> OneAndThenQuietAsync(Note note, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return note;
        await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
    }

    private static async IAsyncEnumerable<Note> OnDemandAsync(SemaphoreSlim more, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            await more.WaitAsync(cancellationToken);
            yield return new Note();
        }
    }
}
