using GoRpc.Tests.Shared;
using Microsoft.Extensions.Options;

namespace GoRpc.Specification.Tests.Client;

public sealed class ChannelTests
{
    private const string Address = "http://localhost:1";

    [Theory]
    [InlineData("localhost:5081", "http://localhost:5081")]
    [InlineData("", "http://localhost:5081")]
    [InlineData("http://localhost:5081/api", "http://localhost:5081")]
    public void ForAddress_UnusableAddress_SaysWhatToType(string address, string expected)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => GoRpcChannel.ForAddress(address));

        Assert.Contains(expected, failure.Message);
    }

    [Fact]
    public void ForAddress_OptionsOutOfRange_ReportsAllOfThem()
    {
        var failure = Assert.Throws<OptionsValidationException>(() => GoRpcChannel.ForAddress(Address, options =>
        {
            options.MaxReceiveMessageBytes = 0;
            options.Retry.MaxAttempts = 0;
        }));

        Assert.Equal(2, failure.Failures.Count());
    }

    [Fact]
    public void ForAddress_Uri_IsTheSameAsItsText()
    {
        using var channel = GoRpcChannel.ForAddress(new Uri(Address), options => options.Deadline = null);

        Assert.Equal(Address, channel.Address);
    }

    [Fact]
    public void CreateClient_Again_IsTheSameClient()
    {
        using var channel = GoRpcChannel.ForAddress(Address);

        Assert.Same(channel.CreateClient<IGreeter>(), channel.CreateClient<IGreeter>());
        Assert.NotSame((object)channel.CreateClient<IGreeter>(), channel.CreateClient<IFarewell>());
    }

    [Fact]
    public void CreateClient_FromManyThreads_IsOneClient()
    {
        using var channel = GoRpcChannel.ForAddress(Address);

        var clients = Enumerable.Range(0, 64).AsParallel().WithDegreeOfParallelism(8).Select(_ => channel.CreateClient<IGreeter>()).ToList();

        Assert.Single(clients.Distinct());
    }

    [Fact]
    public void CreateClient_ContractWithFaults_ListsThemEachTimeAndHarmsNothingElse()
    {
        using var channel = GoRpcChannel.ForAddress(Address);

        var first = Assert.Throws<ContractException>(channel.CreateClient<IFaulty>);
        var second = Assert.Throws<ContractException>(channel.CreateClient<IFaulty>);

        Assert.Equal(first.Message, second.Message);
        Assert.Contains("AnythingAsync", first.Message);
        Assert.Contains("PutAsync", first.Message);
        Assert.NotNull(channel.CreateClient<IGreeter>());
    }

    [Fact]
    public void CreateClient_InternalInterfaceWithABase_ImplementsBoth()
    {
        using var channel = GoRpcChannel.ForAddress(Address);

        Assert.IsType<IFarewell>(channel.CreateClient<IHidden>(), exactMatch: false);
    }

    [Fact]
    public void CreateClient_OfAClass_IsAContractFault()
    {
        using var channel = GoRpcChannel.ForAddress(Address);

        Assert.Throws<ContractException>(channel.CreateClient<ChannelTests>);
    }

    [Fact]
    public void CreateClient_AfterDispose_Throws()
    {
        var channel = GoRpcChannel.ForAddress(Address);
        channel.Dispose();
        channel.Dispose();

        Assert.Throws<ObjectDisposedException>(channel.CreateClient<IGreeter>);
    }

    [Fact]
    public async Task Client_MethodsWithABody_RunLocally()
    {
        await using var channel = GoRpcChannel.ForAddress(Address);
        var client = channel.CreateClient<IGreeter>();

        Assert.Equal(42, client.Twice(21));
        Assert.Equal("local", Assert.Throws<FormatException>(client.Fail).Message);
        await client.DisposeAsync();
        Assert.Equal(42, client.Twice(21));
    }

    [Fact]
    public async Task Client_MethodsWithABody_MayCallTheServer()
    {
        await using var host = await GreeterHost.StartAsync();
        await using var channel = GoRpcChannel.ForAddress(host.Address);
        var client = channel.CreateClient<IGreeter>();

        Assert.Equal("Hello, world!", await client.GreetWorldAsync().Within("the answer"));
        Assert.Equal(3, await client.CountAsync(4, 7).Within("the answer"));
    }

    [Fact]
    public void Client_AsText_NamesServiceAndAddress()
    {
        using var channel = GoRpcChannel.ForAddress(Address);

        Assert.Equal("gorpc.specs.Greeter at http://localhost:1", channel.CreateClient<IGreeter>().ToString());
    }
}
