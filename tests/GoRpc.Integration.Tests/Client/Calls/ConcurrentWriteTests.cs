using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace GoRpc.Integration.Tests.Client.Calls;

/// <summary>Many writers on one request stream over a real socket: what arrives is what they wrote, whole and in each writer's order.</summary>
public sealed class ConcurrentWriteTests
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(static bytes => bytes, static bytes => bytes);
    private static readonly Method<byte[], byte[]> Send = new(MethodType.ClientStreaming, "test.Raw", "Send", Bytes, Bytes);

    [Fact]
    public async Task Messages_OfManyWriters_ArriveWholeAndInEachWritersOrder()
    {
        const int Writers = 16;
        const int Messages = 200;
        var received = new List<byte[]>();
        await using var peer = await Peer.StartAsync(http => TakeAllAsync(http, received));
        await using var channel = GoRpcChannel.ForAddress(peer.Address);
        using var call = channel.CallInvoker.AsyncClientStreamingCall(Send, null, default);

        var writing = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(call.RequestStream, writer, Messages)));
        await Task.WhenAll(writing).Within("the writers");
        await call.RequestStream.CompleteAsync().Within("completing");
        await call.ResponseAsync.Within("the response");

        AssertWhole(received, Writers, Messages);
    }

    [Fact]
    public async Task Messages_OfManyWritersWhoseAttemptIsLost_AllReachTheNextOne()
    {
        const int Writers = 5;
        const int Messages = 6;
        var received = new List<byte[]>();
        Peer? started = null;
        await using var peer = await Peer.StartAsync(async http =>
        {
            if (started!.Requests > 1)
            {
                await TakeAllAsync(http, received);
                return;
            }

            var seen = 0;
            await foreach (var _ in http.ReadBytesAsync())
            {
                if (++seen == 10)
                {
                    break;
                }
            }

            http.EndWithTrailersOnly(StatusCode.Unavailable, ("gorpc-not-executed", "1"));
        });
        started = peer;
        await using var channel = GoRpcChannel.ForAddress(peer.Address, static options => options.Retry.BaseDelay = TimeSpan.Zero);
        using var call = channel.CallInvoker.AsyncClientStreamingCall(Send, null, default);

        var writing = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(call.RequestStream, writer, Messages)));
        await Task.WhenAll(writing).Within("the writers");
        await call.RequestStream.CompleteAsync().Within("completing");
        await call.ResponseAsync.Within("the response");

        Assert.Equal(2, peer.Requests);
        AssertWhole(received, Writers, Messages);
    }

    private static async Task TakeAllAsync(HttpContext http, List<byte[]> received)
    {
        await foreach (var message in http.ReadBytesAsync())
        {
            received.Add(message);
        }

        http.BeginGrpc();
        await http.WriteMessageAsync(1);
        http.EndGrpc(StatusCode.OK);
    }

    private static async Task WriteAsync(IClientStreamWriter<byte[]> stream, int writer, int messages)
    {
        var random = new Random(writer);
        for (var number = 0; number < messages; number++)
        {
            // Some smaller and some larger than a frame of HTTP/2.
            var message = new byte[2 + random.Next(random.Next(10) == 0 ? 40_000 : 500)];
            Array.Fill(message, (byte)number);
            message[0] = (byte)writer;
            await stream.WriteAsync(message);
        }
    }

    private static void AssertWhole(List<byte[]> received, int writers, int messages)
    {
        Assert.Equal(writers * messages, received.Count);
        Assert.All(received, static message => Assert.True(message.AsSpan(1).IndexOfAnyExcept(message[1]) < 0, "A message holds bytes of another."));
        Assert.All(
            received.GroupBy(static message => message[0], static message => (int)message[1]),
            numbers => Assert.Equal(Enumerable.Range(0, messages), numbers));
    }
}
