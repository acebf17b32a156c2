using GoRpc.Contracts;
using GoRpc.Tests.Shared;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Unit.Tests.Contracts;

public sealed class ServiceShapeTests
{
    [Fact]
    public void Read_Class_NamesItsServices()
    {
        var fault = Contract.Fault<Orders>();

        Assert.Equal("GORPC001", fault.Id);
        Assert.Equal("Name the interface: 'ServiceShapeTests.IOrders'", fault.Fix);
    }

    [Fact]
    public void Read_InterfaceWithoutService_IsAFault()
    {
        var fault = Contract.Fault<IUnmarked>();

        Assert.Equal("GORPC002", fault.Id);
        Assert.Equal("'ServiceShapeTests.IUnmarked'", fault.Where);
        Assert.Contains("[Service]", fault.Fix);
    }

    [Fact]
    public void Read_OpenGenericInterface_IsAFault()
    {
        Assert.Equal("GORPC003", Assert.Single(Contract.Faults(typeof(IStore<>))).Id);
    }

    [Fact]
    public void Read_PropertyEventAndStaticMethod_AreFaultsThatNameThem()
    {
        var faults = Contract.Faults(typeof(IMembers));

        Assert.Equal(["GORPC008", "GORPC008", "GORPC008"], faults.Select(fault => fault.Id));
        Assert.Equal(
            ["'ServiceShapeTests.IMembers.Changed'", "'ServiceShapeTests.IMembers.Count'", "'ServiceShapeTests.IMembers.Parse'"],
            faults.Select(fault => fault.Where).Order());
        Assert.Contains(faults, fault => fault.Fix == "Write a method: Task<int> GetCountAsync()");
    }

    [Fact]
    public void Read_MethodWithBody_IsAnOperationOnlyWhenMarked()
    {
        Assert.Equal(["Place", "Marked"], Contract.Read<IDefaults>().Methods.Select(method => method.Name));
    }

    [Fact]
    public void Read_Disposable_ContributesNothing()
    {
        Assert.Equal(["Place"], Contract.Read<IDisposableService>().Methods.Select(method => method.Name));
    }

    [Fact]
    public void Read_BaseWithoutService_BelongsToTheService()
    {
        var contract = Contract.Read<IShop>();

        Assert.Equal(["/demo.Shop/Open", "/demo.Shop/Ping"], contract.Methods.Select(method => method.Path));
    }

    [Fact]
    public void Read_BaseThatIsAService_KeepsItsName()
    {
        var contract = Contract.Read<ISpecialShop>();

        Assert.Equal(["/demo.SpecialShop/Haggle", "/demo.Shop/Open", "/demo.Shop/Ping"], contract.Methods.Select(method => method.Path));
        Assert.Equal("demo.SpecialShop", contract.Name);
    }

    [Fact]
    public void Read_SubService_BelongsToTheServiceThatInheritsIt()
    {
        var contract = Contract.Read<IProducts>();

        Assert.Equal(["/demo.Products/Count", "/demo.Products/Get"], contract.Methods.Select(method => method.Path));
    }

    [Fact]
    public void Read_SubServiceThatIsAService_IsAFault()
    {
        Assert.Equal("GORPC007", Contract.Fault<IBoth>().Id);
    }

    [Fact]
    public void Read_OverloadsAndAsyncTwin_NameBothMethodsAndThePath()
    {
        var faults = Contract.Faults(typeof(IOverloads));

        Assert.Equal(2, faults.Count);
        Assert.Equal(
            "GORPC023: 'ServiceShapeTests.IOverloads.FindAsync(int)' and 'ServiceShapeTests.IOverloads.FindAsync(string)' are both '/demo.Overloads/Find'. "
            + "Each method needs a path of its own; overloads, a trailing 'Async' and upper or lower case make no difference there. "
            + "Write [Operation(\"AnotherName\")] on one of them.",
            faults[0].ToString());
        Assert.Contains("'ServiceShapeTests.IOverloads.Get(int)' and 'ServiceShapeTests.IOverloads.GetAsync(int)'", faults[1].Where);
    }

    [Fact]
    public void Read_NamesThatDifferInCaseAlone_AreOnePathToTheHost()
    {
        Assert.Equal("GORPC023", Contract.Fault<ICases>().Id);
    }

    [Fact]
    public void Read_OverloadsWithNames_Work()
    {
        Assert.Equal(["Find", "FindByName"], Contract.Read<INamedOverloads>().Methods.Select(method => method.Name));
    }

    [Fact]
    public void Read_GenericMethod_IsAFault()
    {
        Assert.Equal("GORPC020", Contract.Fault<IGenericMethod>().Id);
    }

    [Fact]
    public void Read_MethodThatIsNotPublic_IsAFault()
    {
        var fault = Contract.Fault<IInternalMethod>();

        Assert.Equal(("GORPC021", "'ServiceShapeTests.IInternalMethod.HiddenAsync'"), (fault.Id, fault.Where));
    }

    [Fact]
    public async Task Read_ManyAtOnce_GivesOneInstance()
    {
        using var start = new ManualResetEventSlim();
        var readers = Enumerable.Range(0, 16).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.Wait(TimeSpan.FromSeconds(30));
                return Contract.Read<IConcurrent>();
            },
            TaskCreationOptions.LongRunning)).ToArray();

        start.Set();
        var contracts = await Task.WhenAll(readers).Within("the readers");

        Assert.Single(contracts.Distinct());
    }

    [Fact]
    public void Read_EqualOptions_GiveTheSameInstanceAndOthersAnother()
    {
        var one = ContractReader.Read(typeof(IOrders), new ContractOptions());

        Assert.Same(one, ContractReader.Read(typeof(IOrders), new ContractOptions()));
        Assert.NotSame(one, ContractReader.Read(typeof(IOrders), Contract.Level300));
    }

    [Fact]
    public void Read_TwoServices_ShareTheirMessages()
    {
        Assert.Same(
            Assert.Single(Contract.Read<IFirst>().Methods).Request.Message,
            Assert.Single(Contract.Read<ISecond>().Methods).Request.Message);
        Assert.Same(Contract.ReadMessage<Shared>(), Assert.Single(Contract.Read<ISecond>().Methods).Request.Message);
    }

    [Fact]
    public void Read_FaultyContractTwice_GivesTheSameFaults()
    {
        Assert.Equal(Contract.Faults(typeof(IOverloads)), Contract.Faults(typeof(IOverloads)));
    }

    [Service]
    public interface IOrders
    {
        Task PlaceAsync();
    }

    public sealed class Orders : IOrders
    {
        public Task PlaceAsync() => Task.CompletedTask;
    }

    public interface IUnmarked
    {
        Task PlaceAsync();
    }

    [Service]
    public interface IStore<T>
    {
        Task<T> GetAsync();
    }

    [Service]
    public interface IMembers
    {
        event EventHandler Changed;

        int Count { get; }

        string Own => "computed here";

        static abstract IMembers Parse(string text);
    }

    [Service]
    public interface IDefaults
    {
        Task PlaceAsync();

        Task HelpAsync() => PlaceAsync();

        [Operation]
        Task MarkedAsync() => PlaceAsync();
    }

    [Service]
    public interface IDisposableService : IDisposable, IAsyncDisposable
    {
        Task PlaceAsync();
    }

    public interface IPing
    {
        Task PingAsync();
    }

    [Service("demo.Shop")]
    public interface IShop : IPing
    {
        Task OpenAsync();
    }

    [Service("demo.SpecialShop")]
    public interface ISpecialShop : IShop
    {
        Task HaggleAsync();
    }

    [SubService]
    public interface IRepository<T>
    {
        Task<T> GetAsync(int key);
    }

    [Service("demo.Products")]
    public interface IProducts : IRepository<string>
    {
        Task<int> CountAsync();
    }

    [Service]
    [SubService]
    public interface IBoth
    {
        Task PlaceAsync();
    }

    [Service("demo.Overloads")]
    public interface IOverloads
    {
        Task<int> FindAsync(int key);

        Task<int> FindAsync(string name);

        int Get(int key);

        Task<int> GetAsync(int key);
    }

    [Service]
    public interface ICases
    {
        Task GetAsync();

        [Operation("get")]
        Task ObtainAsync();
    }

    [Service]
    public interface INamedOverloads
    {
        Task<int> FindAsync(int key);

        [Operation("FindByName")]
        Task<int> FindAsync(string name);
    }

    [Service]
    public interface IGenericMethod
    {
        Task<T> GetAsync<T>();
    }

    [Service]
    public interface IInternalMethod
    {
        Task SeenAsync();

        internal Task HiddenAsync();
    }

    [Service]
    public interface IConcurrent
    {
        Task<Shared> GetAsync(Shared shared);
    }

    [Service]
    public interface IFirst
    {
        Task SendAsync(Shared shared);
    }

    [Service]
    public interface ISecond
    {
        Task SendAsync(Shared shared);
    }

    public sealed record Shared(int Number);
}
