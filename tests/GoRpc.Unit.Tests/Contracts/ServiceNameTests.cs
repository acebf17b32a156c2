using System.Runtime.Serialization;
using GoRpc.Contracts;
using ProtoBuf;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Unit.Tests.Contracts;

public sealed class ServiceNameTests
{
    [Theory]
    [InlineData(typeof(IPlain), "GoRpc.Unit.Tests.Contracts.Plain")]
    [InlineData(typeof(WithoutPrefix), "GoRpc.Unit.Tests.Contracts.WithoutPrefix")]
    [InlineData(typeof(INamed), "shop.Orders")]
    [InlineData(typeof(IWithoutPackage), "Orders")]
    [InlineData(typeof(IBlank), "GoRpc.Unit.Tests.Contracts.Blank")]
    [InlineData(typeof(IServiceModel), "legacy.Orders")]
    [InlineData(typeof(IServiceModelUnnamed), "GoRpc.Unit.Tests.Contracts.ServiceModelUnnamed")]
    [InlineData(typeof(IMarked), "IMarked")]
    [InlineData(typeof(IStore<int>), "GoRpc.Unit.Tests.Contracts.Store_Int32")]
    [InlineData(typeof(IStore<Product>), "GoRpc.Unit.Tests.Contracts.Store_Article")]
    [InlineData(typeof(IPairs<Product, Customer>), "GoRpc.Unit.Tests.Contracts.Pairs_Article_Client")]
    [InlineData(typeof(INamedStore<Product>), "shop.Article.Store")]
    public void Read_Service_HasTheNameOfProtobufNetGrpc(Type type, string name)
    {
        Assert.True(ServiceBinder.Default.IsServiceContract(type, out var expected));

        var contract = ContractReader.Read(type, Contract.Level300);

        Assert.Equal(expected, contract.Name);
        Assert.Equal(name, contract.Name);
        Assert.All(contract.Methods, method => Assert.Equal(name, method.ServiceName));
    }

    [Fact]
    public void Read_Methods_HaveTheNamesOfProtobufNetGrpc()
    {
        var contract = Contract.Read<IMethodNames>();

        Assert.Equal(["Place", "Cancel", "AsyncLog", "Asynchronous", "Find", "Remove", "Count"], contract.Methods.Select(method => method.Name));
        Assert.All(contract.Methods, method =>
        {
            Assert.True(ServiceBinder.Default.IsOperationContract(method.Method, out var expected));
            Assert.Equal(expected, method.Name);
        });
    }

    [Fact]
    public void Read_LeadingIWithoutCapital_OffersBothNames()
    {
        var fault = Contract.Fault<Inventory>();

        Assert.Equal(
            "GORPC004: 'ServiceNameTests.Inventory' would be named 'GoRpc.Unit.Tests.Contracts.nventory': protobuf-net.Grpc removes a leading 'I' whatever follows it. "
            + "A name that is not the one you see must be stated. "
            + "Write [Service(\"GoRpc.Unit.Tests.Contracts.Inventory\")], or [Service(\"GoRpc.Unit.Tests.Contracts.nventory\")] when callers that use protobuf-net.Grpc know it by that name.",
            fault.ToString());
    }

    [Fact]
    public void Read_LeadingIWithoutCapitalOfGenericService_OffersPlaceholders()
    {
        var fault = Contract.Fault<Index<int>>();

        Assert.Contains("[Service(\"GoRpc.Unit.Tests.Contracts.Index_{0}\")]", fault.Fix);
    }

    [Fact]
    public void Read_LeadingIWithoutCapitalButNamed_Works()
    {
        Assert.Equal("shop.Inventory", Contract.Read<Items>().Name);
    }

    [Fact]
    public void Read_ServiceInNoNamespace_IsAFault()
    {
        var fault = Contract.Fault<IServiceInNoNamespace>();

        Assert.Equal("GORPC005", fault.Id);
        Assert.Contains("[Service(\"ServiceInNoNamespace\")]", fault.Fix);
    }

    [Theory]
    [InlineData(typeof(ISlash), "shop/Orders")]
    [InlineData(typeof(IStore<List<int>>), "GoRpc.Unit.Tests.Contracts.Store_List`1")]
    public void Read_NameThatIsNoIdentifier_IsAFault(Type type, string name)
    {
        var fault = Assert.Single(Contract.Faults(type));

        Assert.Equal("GORPC006", fault.Id);
        Assert.Contains($"'{name}'", fault.Found);
    }

    [Fact]
    public void Read_MethodNameThatIsNoIdentifier_IsAFault()
    {
        var fault = Contract.Fault<IBadMethodName>();

        Assert.Equal("GORPC022", fault.Id);
        Assert.Equal("'ServiceNameTests.IBadMethodName.PlaceAsync'", fault.Where);
    }

    [Service]
    public interface IPlain
    {
        Task PingAsync();
    }

    [Service]
    public interface WithoutPrefix
    {
        Task PingAsync();
    }

    [Service("shop.Orders")]
    public interface INamed
    {
        Task PingAsync();
    }

    [Service("Orders")]
    public interface IWithoutPackage
    {
        Task PingAsync();
    }

    [Service(" ")]
    public interface IBlank
    {
        Task PingAsync();
    }

    [System.ServiceModel.ServiceContract(Name = "legacy.Orders", Namespace = "http://shop.example/orders")]
    public interface IServiceModel
    {
        [System.ServiceModel.OperationContract]
        Task PingAsync();
    }

    [System.ServiceModel.ServiceContract]
    public interface IServiceModelUnnamed
    {
        Task PingAsync();
    }

    public interface IMarked : IGrpcService
    {
        Task PingAsync();
    }

    [Service]
    public interface IStore<T>
    {
        Task<T> GetAsync(int key);
    }

    [Service]
    public interface IPairs<TFirst, TSecond>
    {
        Task<TFirst> GetAsync(TSecond second);
    }

    [Service("shop.{0}.Store")]
    public interface INamedStore<T>
    {
        Task<T> GetAsync(int key);
    }

    [Service]
    public interface IMethodNames
    {
        Task PlaceAsync();

        Task Cancel();

        Task AsyncLog();

        Task Asynchronous();

        [Operation("Find")]
        Task LookForAsync();

        [System.ServiceModel.OperationContract(Name = "Remove")]
        Task DeleteAsync();

        [Operation]
        Task CountAsync();
    }

    [Service]
    public interface Inventory
    {
        Task PingAsync();
    }

    [Service]
    public interface Index<T>
    {
        Task PingAsync();
    }

    [Service("shop.Inventory")]
    public interface Items
    {
        Task PingAsync();
    }

    [Service("shop/Orders")]
    public interface ISlash
    {
        Task PingAsync();
    }

    [Service]
    public interface IBadMethodName
    {
        [Operation("place order")]
        Task PlaceAsync();
    }

    [DataContract(Name = "Article")]
    public sealed class Product
    {
        [DataMember(Order = 1)]
        public int Number { get; set; }
    }

    [ProtoContract(Name = "Client")]
    public sealed class Customer
    {
        [ProtoMember(1)]
        public int Number { get; set; }
    }
}
