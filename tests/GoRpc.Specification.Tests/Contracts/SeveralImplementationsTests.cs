using GoRpc.Specification.Tests.Server;
using GoRpc.Tests.Shared;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Specification.Tests.Contracts;

/// <summary>One interface, several implementations in one host: each is a service with a name of its own.</summary>
public sealed class SeveralImplementationsTests
{
    [Fact]
    public async Task Call_OfEachService_ReachesItsOwnImplementation()
    {
        var builder = HostFixture.CreateBuilder();
        builder.Services.AddGoRpc();
        await using var application = builder.Build();
        application.MapGoRpcService<NorthStore>();
        application.MapGoRpcService<SouthStore>();
        await application.StartAsync().Within("the host to start");
        using var channel = GoRpcChannel.ForAddress(application.Urls.Single());

        // The caller of the common interface need not know which service it has.
        ICountStock[] stores = [channel.CreateClient<INorthStore>(), channel.CreateClient<ISouthStore>()];
        var counts = await Task.WhenAll(stores.Select(store => store.CountAsync("tea"))).Within("the answers");

        Assert.Equal([1, 2], counts);
    }

    [Fact]
    public async Task Host_WithTwoImplementationsOfOneService_SaysWhatToDo()
    {
        var exception = await HostFixture.FailAsync(application =>
        {
            application.MapGoRpcService<NorthStore>();
            application.MapGoRpcService<OtherNorthStore>();
        }).Within("the host to refuse");

        var fault = Assert.Single(exception.Faults);
        Assert.Equal(("GORPC203", "'/spec.North/Count'"), (fault.Id, fault.Where));
        Assert.Contains("[Service(\"name\")]", fault.Fix);
    }

    /// <summary>What every store can do; not a service itself.</summary>
    [SubService]
    public interface ICountStock
    {
        Task<int> CountAsync(string article);
    }

    [Service("spec.North")]
    public interface INorthStore : ICountStock;

    [Service("spec.South")]
    public interface ISouthStore : ICountStock;

    public sealed class NorthStore : INorthStore
    {
        public Task<int> CountAsync(string article) => Task.FromResult(1);
    }

    public sealed class OtherNorthStore : INorthStore
    {
        public Task<int> CountAsync(string article) => Task.FromResult(3);
    }

    public sealed class SouthStore : ISouthStore
    {
        public Task<int> CountAsync(string article) => Task.FromResult(2);
    }
}
