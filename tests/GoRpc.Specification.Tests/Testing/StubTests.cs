using System.Runtime.CompilerServices;
using GoRpc.Testing;
using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Specification.Tests.Testing;

/// <summary>Stubs answer by lambdas, in every kind of call.</summary>
public sealed class StubTests
{
    [Fact]
    public async Task Stub_OfEveryKind_AnswersByItsLambdas()
    {
        var forgotten = "";
        var stub = GoRpcStub.For<IRates>((stub, service) => stub
            .On(service.RateAsync, (from, to, _) => Task.FromResult(from == to ? 1.0 : 2.0))
            .On(service.ForgetAsync, from =>
            {
                forgotten = from;
                return ValueTask.CompletedTask;
            })
            .On(service.WatchAsync, (from, count, token) => Watch(from, count, token))
            .On(service.ReportAsync, async (_, rates, context) => await rates.CountAsync(context.CancellationToken))
            .On(service.ConvertAsync, (amounts, _) => amounts.Select(amount => amount * 3))
            .On(service.Count, () => 5));
        await using var host = GoRpcTestHost.Create(stub);
        var client = host.CreateClient<IRates>();

        Assert.Equal(1, await client.RateAsync("EUR", "EUR").Within("the call"));
        await client.ForgetAsync("EUR").Within("the call");
        Assert.Equal("EUR", forgotten);
        Assert.Equal([10, 11], await client.WatchAsync("EUR", 2).ToListAsync().Within("the stream"));
        Assert.Equal(2, await client.ReportAsync("bank", Stream(1, 2)).Within("the call"));
        Assert.Equal([3], await client.ConvertAsync(Stream(1)).ToListAsync().Within("the stream"));
        Assert.Equal(5, await Task.Run(client.Count).Within("the call"));

        static async IAsyncEnumerable<double> Watch(string from, int count, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            for (var index = 0; index < count; index++)
            {
                await Task.Yield();
                yield return 10 + index;
            }
        }
    }

    [Fact]
    public async Task Method_ThatNobodyHasSaidAnythingAbout_IsUnimplementedAndSaysWhatToType()
    {
        await using var host = GoRpcTestHost.Create(GoRpcStub.For<IRates>(static (_, _) => { }));
        var client = host.CreateClient<IRates>();

        var single = await Assert.ThrowsAsync<GoRpcException>(() => client.RateAsync("EUR", "USD").Within("the call"));
        var stream = await Assert.ThrowsAsync<GoRpcException>(() => client.WatchAsync("EUR", 1).ToListAsync().Within("the stream"));
        var upload = await Assert.ThrowsAsync<GoRpcException>(() => client.ReportAsync("bank", Stream(1)).Within("the call"));
        var both = await Assert.ThrowsAsync<GoRpcException>(() => client.ConvertAsync(Stream(1)).ToListAsync().Within("the stream"));

        Assert.All([single, stream, upload, both], failure => Assert.Equal(StatusCode.Unimplemented, failure.StatusCode));
        Assert.Equal("IRates.RateAsync is not stubbed. Say what it answers: stub.On(service.RateAsync, ...).", single.Status.Detail);
    }

    [Fact]
    public async Task Exception_OfALambda_IsTheMethods()
    {
        var stub = GoRpcStub.For<IRates>((stub, service) => stub.On(service.RateAsync, (_, _, _) => throw new InvalidTimeZoneException()));

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => stub.RateAsync("EUR", "USD"));
    }

    [Fact]
    public void Answer_ThatIsGivenTwice_IsTheLast()
    {
        var stub = GoRpcStub.For<IRates>((stub, service) => stub.On(service.Count, () => 1).On(service.Count, () => 2));

        Assert.Equal(2, stub.Count());
    }

    [Fact]
    public void Expression_ThatNamesNoMethod_IsRefused()
    {
        Func<int> other = () => 1;

        var refused = Assert.Throws<ArgumentException>(() => GoRpcStub.For<IRates>((stub, service) => stub.On(other, () => 1)));

        Assert.Contains("is no method of the service", refused.Message);
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
