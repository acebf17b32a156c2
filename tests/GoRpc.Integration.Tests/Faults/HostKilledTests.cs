using GoRpc.Demo;
using GoRpc.Integration.Tests.Processes;
using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Integration.Tests.Faults;

/// <summary>The host's process is killed while a call is under way: nothing is said, the connection is gone.</summary>
public sealed class HostKilledTests
{
    [Theory]
    [InlineData(MethodType.Unary)]
    [InlineData(MethodType.ServerStreaming)]
    [InlineData(MethodType.ClientStreaming)]
    [InlineData(MethodType.DuplexStreaming)]
    public async Task Call_WhoseHostIsKilled_IsUnavailableAndNotSentAgain(MethodType kind)
    {
        await using var host = await DemoHost.StartAsync();
        await using var channel = GoRpcChannel.ForAddress(host.GrpcAddress);
        var call = await OpenCall.EstablishAsync(channel, kind);

        await host.KillAsync();

        var failure = await Assert.ThrowsAsync<GoRpcException>(() => call.Ended.Within("the call to end"));
        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.Equal(OpenCall.MethodOf(kind), $"{failure.Call!.Service}/{failure.Call.Method}");
        Assert.Equal(1, failure.Call.Attempts);
        Assert.Contains(channel.Address, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IdempotentCall_AfterTheHostIsKilled_IsTriedAgainAndSaysThatNothingListens()
    {
        await using var host = await DemoHost.StartAsync();
        await using var channel = GoRpcChannel.ForAddress(host.GrpcAddress);
        var calculator = channel.CreateClient<ICalculator>();
        await calculator.AddAsync(0, 0).Within("the first call");

        await host.KillAsync();

        var failure = await Assert.ThrowsAsync<GoRpcException>(() => calculator.AddAsync(0, 0).Within("the call to end"));
        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.Equal(3, failure.Call!.Attempts);
        Assert.Contains("Nothing listens", failure.Message, StringComparison.Ordinal);
    }
}
