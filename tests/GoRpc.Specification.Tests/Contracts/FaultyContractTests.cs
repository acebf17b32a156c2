using System.Runtime.Serialization;
using GoRpc.Contracts;
using GoRpc.Specification.Tests.Server;
using GoRpc.Tests.Shared;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Specification.Tests.Contracts;

/// <summary>A contract with faults is refused where it is first used, with everything that is wrong with it.</summary>
public sealed class FaultyContractTests
{
    private const string Nowhere = "http://localhost:1";

    [Fact]
    public void CreateClient_ContractWithFaults_ListsAllWithPlaceAndFix()
    {
        using var channel = GoRpcChannel.ForAddress(Nowhere);

        var exception = Assert.Throws<ContractException>(channel.CreateClient<IOrders>);

        Assert.Equal(
            [
                ("GORPC023", "'FaultyContractTests.IOrders.FindAsync(int)' and 'FaultyContractTests.IOrders.FindAsync(string)'"),
                ("GORPC120", "'FaultyContractTests.Order.Number' (used by 'FaultyContractTests.IOrders.PlaceAsync')"),
                ("GORPC140", "'FaultyContractTests.Order.Tag' (used by 'FaultyContractTests.IOrders.PlaceAsync')"),
            ],
            exception.Faults.Select(fault => (fault.Id, fault.Where)));
        Assert.All(exception.Faults, fault => Assert.Contains(fault.ToString(), exception.Message));
    }

    [Fact]
    public async Task Host_ContractWithFaults_RefusesWithTheSameFaultsAsTheClient()
    {
        using var channel = GoRpcChannel.ForAddress(Nowhere);

        var ofClient = Assert.Throws<ContractException>(channel.CreateClient<IOrders>);
        var ofHost = await HostFixture.FailAsync(application => application.MapGoRpcService<Orders>()).Within("the host to refuse");

        Assert.Equal(ofClient.Faults, ofHost.Faults);
    }

    [Fact]
    public void Fault_AsText_SaysRulePlaceFindingExpectationAndFix()
    {
        var fault = new ContractFault("GORPC999", "'IOrders.Place'", "is odd", "It should be even", "Add one");

        Assert.Equal("GORPC999: 'IOrders.Place' is odd. It should be even. Add one.", fault.ToString());
    }

#pragma warning disable GORPC023, GORPC120, GORPC140 // The host is to find these when it maps the service.
    [Service("spec.Orders")]
    public interface IOrders
    {
        Task PlaceAsync(Order order);

        Task<int> FindAsync(int key);

        Task<int> FindAsync(string name);
    }

    [DataContract]
    public sealed class Order
    {
        [DataMember]
        public int Number { get; set; }

        [DataMember(Order = 1)]
        public object? Tag { get; set; }
    }
#pragma warning restore GORPC023, GORPC120, GORPC140

    public sealed class Orders : IOrders
    {
        public Task PlaceAsync(Order order) => Task.CompletedTask;

        public Task<int> FindAsync(int key) => Task.FromResult(key);

        public Task<int> FindAsync(string name) => Task.FromResult(name.Length);
    }
}
