using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using GoRpc.Outages.Faults;
using GoRpc.Tests.Shared;

namespace GoRpc.Outages.Tests.Faults;

public sealed class FaultProxyTests
{
    private static readonly byte[] Preface = [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8];

    // The head of a HEADERS frame without a payload.
    private static readonly byte[] Request = [0, 0, 0, 1, 5, 0, 0, 0, 1];

    [Fact]
    public async Task Proxy_NoFault_PassesBothWaysAndTheEnd()
    {
        await using var echo = EchoServer.Start();
        await using var proxy = FaultProxy.Start(echo.Port);
        using var client = await ConnectAsync(proxy);
        var sent = Enumerable.Range(0, 100_000).Select(value => (byte)value).ToArray();

        var sending = client.SendAsync(sent).Within("the request");
        var received = await ReadAsync(client, sent.Length);
        await sending;
        client.Shutdown(SocketShutdown.Send);

        Assert.Equal(sent, received);
        Assert.Equal(0, await client.ReceiveAsync(new byte[1]).Within("the end"));
    }

    [Fact]
    public async Task Proxy_Delay_HoldsBackBothWays()
    {
        var delay = TimeSpan.FromMilliseconds(60);
        await using var echo = EchoServer.Start();
        await using var proxy = FaultProxy.Start(echo.Port);
        proxy.Fault = new Fault { Delay = delay, Jitter = TimeSpan.FromMilliseconds(5) };
        using var client = await ConnectAsync(proxy);
        var begin = Stopwatch.GetTimestamp();

        await client.SendAsync(new byte[] { 1, 2, 3 }).Within("the request");
        var received = await ReadAsync(client, 3);

        // No upper limit: a loaded machine takes what it takes. A timer may be a millisecond early.
        Assert.True(Stopwatch.GetElapsedTime(begin) >= (2 * delay) - TimeSpan.FromMilliseconds(2));
        Assert.Equal([1, 2, 3], received);
    }

    [Fact]
    public async Task Proxy_Trickle_TakesItsTime()
    {
        await using var echo = EchoServer.Start();
        await using var proxy = FaultProxy.Start(echo.Port);
        proxy.Fault = new Fault { BytesPerSecond = 10_000 };
        using var client = await ConnectAsync(proxy);
        var begin = Stopwatch.GetTimestamp();

        await client.SendAsync(new byte[2_000]).Within("the request");
        await ReadAsync(client, 2_000);

        Assert.True(Stopwatch.GetElapsedTime(begin) >= TimeSpan.FromMilliseconds(190));
    }

    [Fact]
    public async Task Proxy_BlackHole_SwallowsAndResetsWhenItCloses()
    {
        await using var echo = EchoServer.Start();
        await using var proxy = FaultProxy.Start(echo.Port);
        using var before = await ConnectAsync(proxy);
        await before.SendAsync(Preface).Within("the beginning");
        await ReadAsync(before, Preface.Length);

        proxy.Fault = Fault.BlackHole;
        using var during = await ConnectAsync(proxy);
        await before.SendAsync(Request).Within("the request");
        await during.SendAsync((byte[])[.. Preface, .. Request]).Within("the request");
        await RequestsAsync(proxy, 2).Within("both requests to be swallowed");
        var answers = Task.WhenAny(before.ReceiveAsync(new byte[1]), during.ReceiveAsync(new byte[1]));

        Assert.False(answers.IsCompleted);
        proxy.Fault = Fault.None;
        await Assert.ThrowsAsync<SocketException>(async () => await (await answers.Within("the reset")));
        Assert.Equal(Preface.Length, echo.BytesEchoed);
    }

    [Fact]
    public async Task Proxy_Reset_EndsConnectionsAndNewOnes()
    {
        await using var echo = EchoServer.Start();
        await using var proxy = FaultProxy.Start(echo.Port);
        using var before = await ConnectAsync(proxy);
        await before.SendAsync(new byte[] { 1 }).Within("the request");
        await ReadAsync(before, 1);

        proxy.Fault = Fault.Reset;

        await Assert.ThrowsAsync<SocketException>(() => before.ReceiveAsync(new byte[1]).Within("the reset"));
        await Assert.ThrowsAsync<SocketException>(async () =>
        {
            using var after = await ConnectAsync(proxy);
            await after.ReceiveAsync(new byte[1]).Within("the reset of a new connection");
        });
    }

    [Fact]
    public async Task Proxy_NobodyBehindIt_ResetsConnections()
    {
        await using var echo = EchoServer.Start();
        await using var proxy = FaultProxy.Start(echo.Port);
        await echo.DisposeAsync();

        // The reset may come before the connection is reported.
        await Assert.ThrowsAsync<SocketException>(async () =>
        {
            using var client = await ConnectAsync(proxy);
            await client.ReceiveAsync(new byte[1]).Within("the reset");
        });
    }

    [Fact]
    public async Task Proxy_HttpRequests_AreCountedInABlackHoleToo()
    {
        await using var echo = EchoServer.Start();
        await using var proxy = FaultProxy.Start(echo.Port);
        proxy.Fault = Fault.BlackHole;
        using var client = await ConnectAsync(proxy);

        await client.SendAsync((byte[])[.. Preface, .. Request]).Within("the request");
        client.Shutdown(SocketShutdown.Send);
        await Assert.ThrowsAsync<SocketException>(() => client.ReceiveAsync(new byte[1]).Within("the end of the connection"));

        Assert.Equal(1, proxy.Requests);
    }

    private static async Task RequestsAsync(FaultProxy proxy, int count)
    {
        while (proxy.Requests < count)
        {
            await Task.Yield();
        }
    }

    private static async Task<Socket> ConnectAsync(FaultProxy proxy)
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, proxy.Port).Within("the connection");
        return client;
    }

    private static async Task<byte[]> ReadAsync(Socket client, int length)
    {
        var received = new byte[length];
        for (var done = 0; done < length;)
        {
            var read = await client.ReceiveAsync(received.AsMemory(done)).Within("the answer");
            Assert.NotEqual(0, read);
            done += read;
        }

        return received;
    }
}
