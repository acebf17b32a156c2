using System.Runtime.Serialization;
using ProtoBuf;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Unit.Tests.Contracts;

public sealed class MessageNameTests
{
    private const string Here = "GoRpc.Unit.Tests.Contracts";

    [Fact]
    public void Name_OfTypeWithoutOne_IsNamespaceAndType()
    {
        Assert.Equal($"{Here}.TopLevelMessage", Contract.ReadMessage<TopLevelMessage>().Name);
    }

    [Fact]
    public void Name_OfNestedType_KeepsTheOuterName()
    {
        Assert.Equal($"{Here}.MessageNameTests_Nested", Contract.ReadMessage<Nested>().Name);
    }

    [Fact]
    public void Name_FromAttributes_IsTheAuthors()
    {
        Assert.Equal($"{Here}.Order", Contract.ReadMessage<Simple>().Name);
        Assert.Equal("shop.v1.Order", Contract.ReadMessage<Full>().Name);
        Assert.Equal("Order", Contract.ReadMessage<LeadingDot>().Name);
        Assert.Equal("shop.Order", Contract.ReadMessage<Packaged>().Name);
        Assert.Equal($"{Here}.Order", Contract.ReadMessage<WithUri>().Name);
        Assert.Equal("proto.Order", Contract.ReadMessage<Both>().Name);
    }

    [Fact]
    public void Name_InAssemblyWithContractNamespace_HasItsPackage()
    {
        Assert.Equal("gorpc.demo.DivisionByZero", Contract.ReadMessage<GoRpc.Demo.DivisionByZero>().Name);
    }

    [Fact]
    public void Name_OfGenericType_SpellsItsArguments()
    {
        Assert.Equal("shop.Page_Order", Contract.ReadMessage<Page<Packaged>>().Name);
        Assert.Equal($"{Here}.MessageNameTests_Box_MessageNameTests_Nested", Contract.ReadMessage<Box<Nested>>().Name);
        Assert.Equal($"{Here}.MessageNameTests_Box_List_Int32", Contract.ReadMessage<Box<List<int>>>().Name);
        Assert.Equal($"{Here}.MessageNameTests_Box_StringArray", Contract.ReadMessage<Box<string[]>>().Name);
        Assert.Equal("System.ValueTuple_Int32_NullableBoolean", Contract.ReadMessage<(int, bool?)>().Name);
    }

    [Fact]
    public void Read_TwoTypesOfOneName_IsAFaultThatNamesBothInFull()
    {
        var fault = Contract.Fault<ITwoOrders>();

        Assert.Equal("GORPC107", fault.Id);
        Assert.Equal("'GoRpc.Unit.Tests.Contracts.MessageNameTests.Packaged' and 'GoRpc.Unit.Tests.Contracts.MessageNameTests.SamePackaged'", fault.Where);
        Assert.Equal("are both named 'shop.Order'", fault.Found);
    }

    [Fact]
    public void Read_MessageAndEnumOfOneName_IsAFault()
    {
        Assert.Equal("GORPC107", Contract.Fault<IMessageAndEnum>().Id);
    }

    [Fact]
    public void Read_MessageNamedLikeOneThatGoRpcMakes_IsAFault()
    {
        var fault = Contract.Fault<IOrders>();

        Assert.Equal(("GORPC108", "is named 'shop.OrdersPlaceRequest', as the message that GoRpc makes for the parameters or the result of a method"), (fault.Id, fault.Found));
    }

    [Service]
    public interface ITwoOrders
    {
        Task SendAsync(Packaged one, SamePackaged other);
    }

    [Service]
    public interface IMessageAndEnum
    {
        Task SendAsync(Packaged one, OrderKind other);
    }

    [Service("shop.Orders")]
    public interface IOrders
    {
        Task<OrdersPlaceRequest> PlaceAsync(int a, int b);
    }

    public sealed record Nested(int Number);

    [DataContract(Name = "Order")]
    public sealed record Simple([property: DataMember(Order = 1)] int Number);

    [ProtoContract(Name = "shop.v1.Order")]
    public sealed record Full([property: ProtoMember(1)] int Number);

    [DataContract(Name = ".Order")]
    public sealed record LeadingDot([property: DataMember(Order = 1)] int Number);

    [DataContract(Name = "Order", Namespace = "shop")]
    public sealed record Packaged([property: DataMember(Order = 1)] int Number);

    [DataContract(Name = "Order", Namespace = "shop")]
    public sealed record SamePackaged([property: DataMember(Order = 1)] int Number);

    [DataContract(Name = "Order", Namespace = "http://shop.example/2020")]
    public sealed record WithUri([property: DataMember(Order = 1)] int Number);

    [ProtoContract(Name = "proto.Order")]
    [DataContract(Name = "data.Order")]
    public sealed record Both([property: DataMember(Order = 1)] int Number);

    [DataContract(Name = "Page_{0}", Namespace = "shop")]
    public sealed record Page<T>([property: DataMember(Order = 1)] List<T> Items);

    public sealed record Box<T>(int Number, List<string> Names);

    [DataContract(Name = "Order", Namespace = "shop")]
    public enum OrderKind
    {
        None,
    }

    [DataContract(Name = "OrdersPlaceRequest", Namespace = "shop")]
    public sealed record OrdersPlaceRequest([property: DataMember(Order = 1)] int Number);
}
