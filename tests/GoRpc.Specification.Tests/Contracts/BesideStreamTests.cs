using GoRpc.Specification.Tests.Server;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;

namespace GoRpc.Specification.Tests.Contracts;

/// <summary>Parameters beside a request stream: what both sides make of them, and what a client in another language sends.</summary>
public sealed class BesideStreamTests : IAsyncLifetime
{
    private static readonly Marshaller<byte[]> Bytes = new(static bytes => bytes, static bytes => bytes);

    private readonly WebApplication _application;
    private GoRpcChannel? _channel;

    public BesideStreamTests()
    {
        var builder = HostFixture.CreateBuilder();
        builder.Services.AddGoRpc();
        _application = builder.Build();
        _application.MapGoRpcService<Uploads>();
    }

    private IUploads Client => _channel!.CreateClient<IUploads>();

    public async ValueTask InitializeAsync()
    {
        await _application.StartAsync().Within("the host to start");
        _channel = GoRpcChannel.ForAddress(_application.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        _channel?.Dispose();
        await _application.DisposeAsync();
    }

    [Fact]
    public async Task Call_WithScalarItems_CarriesParametersAndZeros() =>
        Assert.Equal("n: 0 3 -6 0", await Client.NumbersAsync("n", Stream(0, 1, -2, 0), 3).Within("the call"));

    [Fact]
    public async Task Call_WithoutItems_CarriesTheParameters() =>
        Assert.Equal("empty: ", await Client.NumbersAsync("empty", Stream<int>(), 3).Within("the call"));

    [Fact]
    public async Task Call_WithTexts_KeepsTheEmptyOnes() =>
        Assert.Equal("-a--b", await Client.TextsAsync(Stream("", "a", "", "b"), "-").Within("the call"));

    [Fact]
    public async Task Call_WithMessages_CarriesBoth() =>
        Assert.Equal("Ann of Bob+", await Client.PeopleAsync(new Person("Ann", 1), Stream(new Person("Bob", 2), new Person("", 0))).Within("the call"));

    [Fact]
    public async Task Call_WithItemsThatMayBeNull_CarriesNull()
    {
        Assert.Equal(["a", "none", ""], await Client.MaybeAsync("none", Stream("a", null, "")).ToListAsync().Within("the stream"));
        Assert.Equal(["null"], await Client.MaybeAsync(null, Stream<string?>([null])).ToListAsync().Within("the stream"));
    }

    [Fact]
    public async Task Call_WithCollections_AnswersWhileItReads() =>
        Assert.Equal([10, 13, 13], await Client.SumsAsync(10, Stream<int[]>([], [1, 2], [])).ToListAsync().Within("the stream"));

    [Fact]
    public async Task Call_WithStructs_CarriesTheDefaultToo() =>
        Assert.Equal(new Point(0, 0), await Client.FarthestAsync(new Point(9, 9), Stream(new Point(8, 8), default, new Point(7, 9))).Within("the call"));

    [Fact]
    public async Task Call_WithEnums_CarriesTheZero() =>
        Assert.Equal(2, await Client.CountAsync(Side.None, Stream(Side.None, Side.Left, Side.None)).Within("the call"));

    [Fact]
    public async Task Call_WithAStreamThatIsEnumeratedTwice_SendsItsParametersEachTime()
    {
        var sums = Client.SumsAsync(1, Stream<int[]>([2]));

        Assert.Equal([3], await sums.ToListAsync().Within("the stream"));
        Assert.Equal([3], await sums.ToListAsync().Within("the stream again"));
    }

    [Fact]
    public async Task Call_WithANullItem_SaysWhichStream()
    {
        var violation = await Assert.ThrowsAsync<ContractViolationException>(
            () => Client.PeopleAsync(new Person("Ann", 1), Stream(new Person("Bob", 2), null!)).Within("the call"));

        Assert.Contains("An item of the stream 'items' of spec.Uploads/People is null", violation.Message);
    }

    [Fact]
    public async Task Call_WithANullParameter_SaysWhichOne()
    {
        var violation = await Assert.ThrowsAsync<ContractViolationException>(() => Client.TextsAsync(Stream("a"), null!).Within("the call"));

        Assert.Contains("separator", violation.Message);
    }

    [Fact]
    public async Task Call_WithATextThatIsNoUnicode_SaysWhichItem()
    {
        var violation = await Assert.ThrowsAsync<ContractViolationException>(() => Client.TextsAsync(Stream("\uD800"), "-").Within("the call"));

        Assert.Contains("'item' holds half of a surrogate pair", violation.Message);
    }

    // header = 1 { name = 1, factor = 2 }, item = 2.
    [Theory]
    [InlineData("n: 6 0", "0A 05 0A 01 6E 10 02", "10 03", "10 00")]
    [InlineData("n: 6", "0A 05 0A 01 6E 10 02", "10 03 1A 01 00")]
    [InlineData(": 0", "0A 00", "10 03")]
    public async Task Bytes_OfAClientInAnotherLanguage_AreUnderstood(string expected, params string[] messages)
    {
        var answer = await SendAsync("Numbers", messages).Within("the call");

        Assert.Equal(expected, System.Text.Encoding.UTF8.GetString(answer.AsSpan(2)));
    }

    [Theory]
    [InlineData("Numbers", "ended before its header")]
    [InlineData("Numbers", "began with an item", "10 03")]
    [InlineData("Numbers", "had a message with neither header nor item", "")]
    [InlineData("Numbers", "had a second header", "0A 00", "0A 00")]
    [InlineData("Numbers", "had a message with neither header nor item", "0A 00", "1A 01 00")]
    [InlineData("Numbers", "had a message with both a header and an item", "0A 00", "0A 00 10 03")]
    [InlineData("People", "began with an item", "12 00")]
    [InlineData("People", "had a second header", "0A 00", "12 00", "0A 00")]
    public async Task Bytes_OutOfOrder_AreAnInvalidArgument(string method, string expected, params string[] messages)
    {
        var failure = await Assert.ThrowsAnyAsync<RpcException>(() => SendAsync(method, messages).Within("the call"));

        Assert.Equal(StatusCode.InvalidArgument, failure.StatusCode);
        Assert.Contains($"The request stream of '/spec.Uploads/{method}' {expected}. Its first message carries 'header'", failure.Status.Detail);
    }

    [Fact]
    public async Task Bytes_OutOfOrderBeforeAResponseStream_AreAnInvalidArgument()
    {
        using var call = _channel!.CallInvoker.AsyncDuplexStreamingCall(MethodOf(MethodType.DuplexStreaming, "Sums"), null, default);
        await call.RequestStream.WriteAsync([0x12, 0x00]).Within("the write");
        await call.RequestStream.CompleteAsync().Within("the end of the requests");

        var failure = await Assert.ThrowsAnyAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None).Within("the answer"));

        Assert.Equal(StatusCode.InvalidArgument, failure.StatusCode);
        Assert.Contains("began with an item", failure.Status.Detail);
    }

    private async Task<byte[]> SendAsync(string method, string[] messages)
    {
        using var call = _channel!.CallInvoker.AsyncClientStreamingCall(MethodOf(MethodType.ClientStreaming, method), null, default);
        try
        {
            foreach (var message in messages)
            {
                await call.RequestStream.WriteAsync(Convert.FromHexString(message.Replace(" ", "", StringComparison.Ordinal)));
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (RpcException)
        {
            // The host may refuse the stream before all of it is sent; the answer says why.
        }

        return await call.ResponseAsync;
    }

    private static Method<byte[], byte[]> MethodOf(MethodType type, string name) => new(type, "spec.Uploads", name, Bytes, Bytes);

    private static async IAsyncEnumerable<T> Stream<T>(params T[] items)
    {
        foreach (var item in items)
        {
            await Task.Yield();
            yield return item;
        }
    }
}
