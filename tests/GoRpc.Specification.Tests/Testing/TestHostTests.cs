using GoRpc.Testing;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Specification.Tests.Testing;

/// <summary>A host in memory is a host.</summary>
public sealed class TestHostTests
{
    [Fact]
    public async Task Calls_OfEveryKind_GoThrough()
    {
        await using var host = GoRpcTestHost.Create<IRates>(new Rates());
        var client = host.CreateClient<IRates>();

        Assert.Equal(1.25, await client.RateAsync("EUR", "USD").Within("the call"));
        await client.ForgetAsync("EUR").Within("the call");
        Assert.Equal([0, 1, 2], await client.WatchAsync("EUR", 3).ToListAsync().Within("the stream"));
        Assert.Equal(2, await client.ReportAsync("bank", Stream(1, 2)).Within("the call"));
        Assert.Equal([2, 4], await client.ConvertAsync(Stream(1, 2)).ToListAsync().Within("the stream"));
        Assert.Equal(7, await Task.Run(client.Count).Within("the call"));
    }

    [Fact]
    public async Task Messages_ThatAreLargerThanAPipe_GoThrough()
    {
        await using var host = GoRpcTestHost.Create(GoRpcStub.For<ITexts>((stub, service) => stub.On(service.EchoAsync, Task.FromResult)));
        var text = new string('x', 2_000_000);

        Assert.Equal(text, await host.CreateClient<ITexts>().EchoAsync(text).Within("the call"));
    }

    [Fact]
    public async Task Calls_ByTheHundred_ShareTheConnection()
    {
        await using var host = GoRpcTestHost.Create<IRates>(new Rates());
        var client = host.CreateClient<IRates>();

        var rates = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => client.RateAsync("EUR", "USD"))).Within("the calls");

        Assert.All(rates, rate => Assert.Equal(1.25, rate));
        Assert.Equal(200, host.Calls.Count);
    }

    [Fact]
    public async Task Host_OfClassesAndServices_MakesThemAsARealOne()
    {
        await using var host = GoRpcTestHost.Create(test =>
        {
            test.Serve<Board>().Serve<IRates>(new Rates());
            test.Services.AddScoped(_ => new Bank("Test"));
            test.Server.MapException<KeyNotFoundException>(StatusCode.NotFound);
            test.Configuration["GoRpc:Server:MaxReceiveMessageBytes"] = "64";
        });

        Assert.Equal("Test", await host.CreateClient<IBoard>().NameAsync("short").Within("the call"));
        Assert.Equal(1.25, await host.CreateClient<IRates>().RateAsync("EUR", "USD").Within("the call"));
        Assert.Equal(StatusCode.NotFound, (await FailAsync(() => host.CreateClient<IBoard>().NameAsync(""))).StatusCode);
        Assert.Equal(StatusCode.ResourceExhausted, (await FailAsync(() => host.CreateClient<IBoard>().NameAsync(new string('x', 100)))).StatusCode);
    }

    [Fact]
    public async Task Channel_WithOptionsOfItsOwn_HasThem()
    {
        await using var host = GoRpcTestHost.Create(test => test.Serve<IRates>(new Rates()).ConfigureClients(options => options.MaxReceiveMessageBytes = 1));

        var small = await FailAsync(() => host.CreateClient<IRates>().RateAsync("EUR", "USD"));
        var large = await host.CreateChannel(options => options.MaxReceiveMessageBytes = 1000).CreateClient<IRates>().RateAsync("EUR", "USD").Within("the call");

        Assert.Equal((StatusCode.ResourceExhausted, 1.25), (small.StatusCode, large));
    }

    [Fact]
    public async Task Handler_ForAnotherClient_ReachesTheHost()
    {
        await using var host = GoRpcTestHost.Create<IRates>(new Rates());
        using var channel = GrpcChannel.ForAddress("http://memory", new GrpcChannelOptions { HttpHandler = host.CreateHandler(), DisposeHttpClient = true });
        var bytes = new Marshaller<byte[]>(static message => message, static message => message);
        var count = new Method<byte[], byte[]>(MethodType.Unary, "spec.Rates", "Count", bytes, bytes);

        Assert.Equal([0x08, 0x07], await channel.CreateCallInvoker().AsyncUnaryCall(count, null, default, []).ResponseAsync.Within("the call"));
    }

    [Fact]
    public async Task Host_WithAFaultyContract_DoesNotStart()
    {
        var faults = Assert.Throws<ContractException>(() => GoRpcTestHost.Create(static test => test.Serve<IBoard>()));

        Assert.Equal("GORPC201", Assert.Single(faults.Faults).Id);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Calls_UnderWayWhenTheHostEnds_End()
    {
        var began = new TaskCompletionSource();
        var host = GoRpcTestHost.Create(GoRpcStub.For<ITexts>((stub, service) => stub.On(service.EchoAsync, async _ =>
        {
            began.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
            return "";
        })));
        var call = host.CreateClient<ITexts>().EchoAsync("x");
        await began.Task.Within("the call to arrive");

        await host.DisposeAsync().Within("the host to end");

        await Assert.ThrowsAnyAsync<Exception>(() => call.Within("the call to end"));
    }

    [Fact]
    public async Task Cancellation_OfACall_ReachesTheImplementation()
    {
        var began = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        var stub = GoRpcStub.For<IRates>((stub, service) => stub.On(service.RateAsync, async (_, _, token) =>
        {
            token.Register(ended.SetResult);
            began.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return 0.0;
        }));
        await using var host = GoRpcTestHost.Create(stub);
        using var cancellation = new CancellationTokenSource();
        var call = host.CreateClient<IRates>().RateAsync("EUR", "USD", cancellation.Token);
        await began.Task.Within("the call to arrive");

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Within("the call to end"));
        await ended.Task.Within("the implementation to be cancelled");
    }

    private static Task<GoRpcException> FailAsync(Func<Task> call) => Assert.ThrowsAnyAsync<GoRpcException>(() => call().Within("the call"));

    private static async IAsyncEnumerable<double> Stream(params double[] items)
    {
        foreach (var item in items)
        {
            await Task.Yield();
            yield return item;
        }
    }

    [Service("spec.Texts")]
    public interface ITexts
    {
        Task<string> EchoAsync(string text);
    }

    [Service("spec.Board")]
    public interface IBoard
    {
        Task<string> NameAsync(string text);
    }

    public sealed record Bank(string Name);

    public sealed class Board(Bank bank) : IBoard
    {
        public Task<string> NameAsync(string text) => text.Length == 0 ? throw new KeyNotFoundException() : Task.FromResult(bank.Name);
    }
}
