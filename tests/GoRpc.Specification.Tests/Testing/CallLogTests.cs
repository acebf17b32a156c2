using GoRpc.Testing;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace GoRpc.Specification.Tests.Testing;

/// <summary>What a test host writes down of calls, and what it says when they are not as expected.</summary>
public sealed class CallLogTests
{
    [Fact]
    public async Task Record_OfAUnaryCall_HasAllOfIt()
    {
        var time = new FakeTimeProvider();
        await using var host = GoRpcTestHost.Create(test => test.UseTime(time).Serve(GoRpcStub.For<IRates>((stub, service) => stub.On(service.RateAsync, (_, _, _) =>
        {
            time.Advance(TimeSpan.FromSeconds(3));
            return Task.FromResult(1.25);
        }))));

        await host.CreateClient<IRates>().RateAsync("EUR", "USD").Within("the call");

        var call = host.Calls.Single<IRates>(rates => rates.RateAsync);
        Assert.Equal(("/spec.Rates/Rate", "Rate"), (call.Path, call.Method?.Name));
        Assert.Equal([new("from", "EUR"), new("to", "USD")], call.Arguments);
        Assert.Equal((1.25, StatusCode.OK, "", TimeSpan.FromSeconds(3)), (call.Response, call.StatusCode, call.Detail, call.Duration));
        Assert.Null(call.Exception);
        Assert.Equal("/spec.Rates/Rate(from: \"EUR\", to: \"USD\") -> 1.25, OK", call.ToString());
    }

    [Fact]
    public async Task Record_OfStreams_HasTheirItems()
    {
        await using var host = GoRpcTestHost.Create<IRates>(new Rates());
        var client = host.CreateClient<IRates>();

        await client.WatchAsync("EUR", 2).ToListAsync().Within("the stream");
        await client.ReportAsync("bank", Stream(1, 2), new CallOptions([new("tenant", "acme"), new("raw-bin", [1, 2])])).Within("the call");
        await client.ConvertAsync(Stream(1, 2)).ToListAsync().Within("the stream");

        Assert.Equal(
            [
                "/spec.Rates/Watch(from: \"EUR\", count: 2) -> 2 items, OK",
                "/spec.Rates/Report(source: \"bank\") <- 2 items -> 2, OK",
                "/spec.Rates/Convert() <- 2 items -> 2 items, OK",
            ],
            host.Calls.Select(call => call.ToString()));
        Assert.Equal([0.0, 1.0], host.Calls[0].Responses);
        Assert.Equal([1.0, 2.0], host.Calls[1].Requests);
        Assert.Equal("acme", host.Calls[1].RequestHeaders.GetValue("tenant"));
        Assert.Equal([1, 2], host.Calls[1].RequestHeaders.GetValueBytes("raw-bin"));
    }

    [Fact]
    public async Task Record_OfACallThatFails_HasStatusAndException()
    {
        await using var host = GoRpcTestHost.Create<IRates>(new Rates());

        await Assert.ThrowsAsync<GoRpcException>(() => host.CreateClient<IRates>().RateAsync("XXX", "USD").Within("the call"));

        var call = Assert.Single(host.Calls);
        Assert.Equal((StatusCode.NotFound, "No rate from XXX."), (call.StatusCode, call.Detail));
        Assert.IsType<GoRpcException>(call.Exception);
    }

    [Fact]
    public async Task Record_OfACallThatIsRefused_IsThereWithoutValues()
    {
        await using var host = GoRpcTestHost.Create<IRates>(new Rates());
        var bytes = new Marshaller<byte[]>(static message => message, static message => message);
        var unknown = new Method<byte[], byte[]>(MethodType.Unary, "spec.Rates", "Unknown", bytes, bytes);

        await Assert.ThrowsAnyAsync<RpcException>(() => host.Channel.CallInvoker.AsyncUnaryCall(unknown, null, default, []).ResponseAsync.Within("the call"));

        var call = Assert.Single(host.Calls);
        Assert.Equal(("/spec.Rates/Unknown", StatusCode.Unimplemented), (call.Path, call.StatusCode));
        Assert.Null(call.Method);
        Assert.Empty(call.Arguments);
    }

    [Fact]
    public async Task Record_OfACallUnderWay_SaysSo()
    {
        var began = new TaskCompletionSource();
        var goOn = new TaskCompletionSource<double>();
        await using var host = GoRpcTestHost.Create(GoRpcStub.For<IRates>((stub, service) => stub.On(service.RateAsync, (_, _, _) =>
        {
            began.SetResult();
            return goOn.Task;
        })));

        var made = host.CreateClient<IRates>().RateAsync("EUR", "USD");
        await began.Task.Within("the call to arrive");
        var text = host.Calls.ToString();
        goOn.SetResult(1);
        await made.Within("the call");

        Assert.Equal("1. /spec.Rates/Rate(from: \"EUR\", to: \"USD\"), under way", text);
    }

    [Fact]
    public async Task Assertions_ThatDoNotHold_ListTheCalls()
    {
        await using var host = GoRpcTestHost.Create<IRates>(new Rates());
        var client = host.CreateClient<IRates>();

        var nothing = Assert.Throws<CallAssertionException>(() => host.Calls.Single<IRates>(rates => rates.RateAsync));
        await client.RateAsync("EUR", "USD").Within("the call");
        await Assert.ThrowsAsync<GoRpcException>(() => client.RateAsync("XXX", "USD").Within("the call"));
        var two = Assert.Throws<CallAssertionException>(() => host.Calls.Single<IRates>(rates => rates.RateAsync));
        var some = Assert.Throws<CallAssertionException>(() => host.Calls.None<IRates>(rates => rates.RateAsync));
        host.Calls.None<IRates>(rates => rates.WatchAsync);

        Assert.Equal($"Expected one call of IRates.RateAsync, but there were 0. The calls that have arrived:{Environment.NewLine}There was no call.", nothing.Message);
        Assert.Equal(
            $"""
            Expected one call of IRates.RateAsync, but there were 2. The calls that have arrived:
            1. /spec.Rates/Rate(from: "EUR", to: "USD") -> 1.25, OK
            2. /spec.Rates/Rate(from: "XXX", to: "USD"), NotFound "No rate from XXX."
            """,
            two.Message);
        Assert.StartsWith("Expected no call of IRates.RateAsync, but there were 2.", some.Message);
        host.Calls.Clear();
        Assert.Empty(host.Calls);
    }

    private static async IAsyncEnumerable<double> Stream(params double[] items)
    {
        foreach (var item in items)
        {
            await Task.Yield();
            yield return item;
        }
    }
}
