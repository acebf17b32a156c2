using System.ComponentModel.DataAnnotations;
using GoRpc.Testing;
using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Specification.Tests.Testing;

/// <summary>Faults and latency by chance from a seed.</summary>
public sealed class ChaosTests
{
    [Fact]
    public async Task Faults_OfAHost_AreTheSameForTheSameSeed()
    {
        var first = await RunAsync(seed: 7);
        var again = await RunAsync(seed: 7);
        var other = await RunAsync(seed: 8);

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.Contains(StatusCode.OK, first);
        Assert.Contains(StatusCode.Unavailable, first);

        static async Task<List<StatusCode>> RunAsync(int seed)
        {
            await using var host = GoRpcTestHost.Create(test =>
            {
                test.Serve<IRates>(new Rates()).ConfigureClients(static options =>
                {
                    options.Retry.MaxAttempts = 1;
                    options.CircuitBreaker.Enabled = false;
                    options.Throttling.Enabled = false;
                });
                test.Server.AddChaos(chaos => (chaos.Seed, chaos.FaultRate) = (seed, 0.5));
            });
            var statuses = new List<StatusCode>();
            for (var call = 0; call < 30; call++)
            {
                var failure = await Record.ExceptionAsync(() => host.CreateClient<IRates>().RateAsync("EUR", "USD").Within("the call"));
                statuses.Add((failure as RpcException)?.StatusCode ?? StatusCode.OK);
            }

            Assert.Equal(statuses, host.Calls.Select(call => call.StatusCode!.Value));
            return statuses;
        }
    }

    [Fact]
    public async Task Faults_OfNamedMethods_LeaveTheOthersAlone()
    {
        await using var host = GoRpcTestHost.Create(test =>
        {
            test.Serve<IRates>(new Rates());
            test.Server.AddChaos(chaos =>
            {
                chaos.For<IRates>(rates => rates.WatchAsync).For<IRates>(rates => rates.ReportAsync).FaultRate = 1;
                chaos.Fault = static () => new GoRpcException(StatusCode.DataLoss, "gone");
            });
        });
        var client = host.CreateClient<IRates>();

        Assert.Equal(1.25, await client.RateAsync("EUR", "USD").Within("the call"));
        Assert.Equal([2], await client.ConvertAsync(Stream(1)).ToListAsync().Within("the stream"));
        var watch = await Assert.ThrowsAsync<GoRpcException>(() => client.WatchAsync("EUR", 1).ToListAsync().Within("the stream"));
        var report = await Assert.ThrowsAsync<GoRpcException>(() => client.ReportAsync("bank", Stream(1)).Within("the call"));

        Assert.All([watch, report], failure => Assert.Equal((StatusCode.DataLoss, "gone"), (failure.StatusCode, failure.Status.Detail)));
    }

    [Fact]
    public async Task Faults_OfAClient_AreMetByEachAttempt()
    {
        var seed = Enumerable.Range(0, 1000).First(static candidate => new Random(candidate) is var random && random.NextDouble() < 0.5 && random.NextDouble() < 0.5 && random.NextDouble() > 0.5);
        await using var host = GoRpcTestHost.Create(test => test.Serve<IRates>(new Rates()).ConfigureClients(options =>
        {
            options.AddChaos(chaos => (chaos.Seed, chaos.FaultRate) = (seed, 0.5));
            options.Retry.BaseDelay = TimeSpan.FromMilliseconds(1);
        }));

        Assert.Equal(1.25, await host.CreateClient<IRates>().RateAsync("EUR", "USD").Within("the call"));

        Assert.Equal("2", host.Calls.Single<IRates>(rates => rates.RateAsync).RequestHeaders.GetValue("grpc-previous-rpc-attempts"));
    }

    [Fact]
    public async Task Faults_OfAClient_AreMetByEveryKindOfCall()
    {
        await using var host = GoRpcTestHost.Create(test => test.Serve<IRates>(new Rates()).ConfigureClients(static options =>
            options.AddChaos(static chaos => (chaos.FaultRate, chaos.Fault) = (1, static () => new GoRpcException(StatusCode.DataLoss, "gone")))));
        var client = host.CreateClient<IRates>();

        Exception?[] failures =
        [
            await Record.ExceptionAsync(() => client.RateAsync("EUR", "USD").Within("the call")),
            await Record.ExceptionAsync(() => client.WatchAsync("EUR", 1).ToListAsync().Within("the stream")),
            await Record.ExceptionAsync(() => client.ReportAsync("bank", Stream(1)).Within("the call")),
            await Record.ExceptionAsync(() => client.ConvertAsync(Stream(1)).ToListAsync().Within("the stream")),
        ];

        Assert.All(failures, failure => Assert.Equal(StatusCode.DataLoss, Assert.IsType<GoRpcException>(failure, exactMatch: false).StatusCode));
        Assert.Empty(host.Calls);
    }

    [Fact]
    public async Task Latency_OfAHost_GoesByItsClock()
    {
        var time = new WatchedTime();
        await using var host = GoRpcTestHost.Create(test =>
        {
            test.Serve<IRates>(new Rates()).UseTime(time);
            test.Server.AddChaos(static chaos => (chaos.LatencyRate, chaos.Latency) = (1, TimeSpan.FromSeconds(5)));
        });

        var call = host.CreateClient<IRates>().RateAsync("EUR", "USD");
        await time.PassAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(1.25, await call.Within("the call"));
        Assert.Equal(TimeSpan.FromSeconds(5), host.Calls[0].Duration);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void Rate_OutOfRange_IsRefused(double rate) =>
        Assert.Throws<ValidationException>(() => new GoRpcClientOptions().AddChaos(chaos => chaos.FaultRate = rate));

    private static async IAsyncEnumerable<double> Stream(params double[] items)
    {
        foreach (var item in items)
        {
            await Task.Yield();
            yield return item;
        }
    }
}
