using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Integration.Tests.Server;

/// <summary>Messages above the limits.</summary>
public sealed class LimitTests
{
    private const int Limit = 1000;

    [Service("test.Copies")]
    public interface ICopies
    {
        Task<string> RepeatAsync(string text, int count);

        Task<int> LengthAsync(IAsyncEnumerable<string> texts);

        IAsyncEnumerable<string> CopiesAsync(string text, int count);
    }

    public sealed class Copies : ICopies
    {
        public Task<string> RepeatAsync(string text, int count) => Task.FromResult(string.Concat(Enumerable.Repeat(text, count)));

        public async Task<int> LengthAsync(IAsyncEnumerable<string> texts)
        {
            var length = 0;
            await foreach (var text in texts)
            {
                length += text.Length;
            }

            return length;
        }

        public async IAsyncEnumerable<string> CopiesAsync(string text, int count)
        {
            yield return text;
            await Task.Yield();
            yield return string.Concat(Enumerable.Repeat(text, count));
        }
    }

    [Fact]
    public async Task Request_AboveTheLimit_NamesLimitAndOption()
    {
        await using var server = await StartAsync(options => options.MaxReceiveMessageBytes = Limit);

        var failure = await Assert.ThrowsAsync<RpcException>(() => server.Calls.Unary("test.Copies/Repeat", TextMessage(Limit)).ResponseAsync.Within("the answer"));

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
        Assert.Contains("1000 bytes", failure.Status.Detail);
        Assert.Contains("MaxReceiveMessageBytes", failure.Status.Detail);
        Assert.Single(server.Logs.Of("RequestUnreadable"));
    }

    [Fact]
    public async Task StreamedRequest_AboveTheLimit_NamesLimitAndOption()
    {
        await using var server = await StartAsync(options => options.MaxReceiveMessageBytes = Limit);

        using var call = server.Calls.ClientStreaming("test.Copies/Length");
        await call.RequestStream.WriteAsync(TextMessage(10)).Within("a small text");
        await call.RequestStream.WriteAsync(TextMessage(Limit)).Within("a large text");
        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Within("the answer"));

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
        Assert.Contains("1000 bytes", failure.Status.Detail);
    }

    [Fact]
    public async Task Response_AboveTheLimit_NamesLimitAndOption()
    {
        await using var server = await StartAsync(options => options.MaxSendMessageBytes = Limit);

        var failure = await Assert.ThrowsAsync<RpcException>(
            () => server.Calls.Unary("test.Copies/Repeat", [.. TextMessage(100), 0x10, 20]).ResponseAsync.Within("the answer"));

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
        Assert.Contains("1000 bytes", failure.Status.Detail);
        Assert.Contains("MaxSendMessageBytes", failure.Status.Detail);
    }

    [Fact]
    public async Task StreamedResponse_AboveTheLimit_EndsTheStreamAfterTheSmallItems()
    {
        await using var server = await StartAsync(options => options.MaxSendMessageBytes = Limit);

        using var call = server.Calls.ServerStreaming("test.Copies/Copies", [.. TextMessage(100), 0x10, 20]);
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None).Within("the small item"));
        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None).Within("the large item"));

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
    }

    [Fact]
    public async Task Request_AboveKestrelsLimitAndBelowTheMessageLimit_IsServed()
    {
        await using var server = await ServerUnderTest.StartAsync<Copies>(
            builder => builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = 100));

        var response = await server.Calls.Unary("test.Copies/Repeat", [.. TextMessage(5000), 0x10, 1]).ResponseAsync.Within("the answer");

        Assert.Equal(TextMessage(5000), response);
    }

    private static Task<ServerUnderTest> StartAsync(Action<GoRpcServerOptions> configure) =>
        ServerUnderTest.StartAsync<Copies>(builder => builder.Services.Configure(configure));

    /// <summary>A message whose field 1 is a text of so many letters.</summary>
    private static byte[] TextMessage(int length)
    {
        byte[] prefix = length < 128 ? [0x0A, (byte)length] : [0x0A, (byte)(length & 0x7F | 0x80), (byte)(length >> 7)];
        return [.. prefix, .. Enumerable.Repeat((byte)'x', length)];
    }
}
