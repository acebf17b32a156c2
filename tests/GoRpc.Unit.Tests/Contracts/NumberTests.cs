using System.Runtime.Serialization;
using ProtoBuf;

namespace GoRpc.Unit.Tests.Contracts;

public sealed class NumberTests
{
    [Fact]
    public void Read_DataMemberWithoutOrder_SaysWhichToWrite()
    {
        Assert.Equal(
            "GORPC120: 'NumberTests.WithoutOrder.Name' is a [DataMember] without Order. "
            + "Every field has a number from 1 on, which never changes, for it is all that travels of its name. "
            + "Write [DataMember(Order = 5)].",
            Contract.MessageFault<WithoutOrder>().ToString());
    }

    [Theory]
    [InlineData("Zero", "GORPC121", "has Order = 0")]
    [InlineData("Negative", "GORPC121", "has Order = -3")]
    public void Read_OrderThatIsNotPositive_IsAFault(string member, string id, string found)
    {
        var fault = Assert.Single(Contract.MessageFaults<BadOrders>(), fault => fault.Where == $"'NumberTests.BadOrders.{member}'");

        Assert.Equal((id, found, "Write [DataMember(Order = 2)]"), (fault.Id, fault.Found, fault.Fix));
    }

    [Theory]
    [InlineData("Zero", "GORPC122", "has the number 0")]
    [InlineData("Negative", "GORPC122", "has the number -1")]
    [InlineData("Huge", "GORPC123", "has the number 536870912")]
    [InlineData("First", "GORPC124", "has the number 19000")]
    [InlineData("Last", "GORPC124", "has the number 19999")]
    public void Read_ProtoMemberNumberOutOfRange_IsAFault(string member, string id, string found)
    {
        var fault = Assert.Single(Contract.MessageFaults<BadNumbers>(), fault => fault.Where == $"'NumberTests.BadNumbers.{member}'");

        Assert.Equal((id, found), (fault.Id, fault.Found));
    }

    [Fact]
    public void Read_NumbersAtTheEdges_Work()
    {
        Assert.Equal([1, 18_999, 20_000, 536_870_911], Contract.ReadMessage<Edges>().Fields.Select(field => field.Number));
    }

    [Fact]
    public void Read_DuplicateNumbers_NameAllTheirUses()
    {
        var fault = Contract.MessageFault<Duplicates>();

        Assert.Equal("GORPC126", fault.Id);
        Assert.Equal("uses the number 2 for 'Second' and 'Third' and [ProtoInclude] of 'NumberTests.Derived'", fault.Found);
        Assert.Equal("Use 3 for the one that is newer", fault.Fix);
    }

    [Theory]
    [InlineData("Old", 3)]
    [InlineData("Ranged", 12)]
    [InlineData("Single", 20)]
    public void Read_RetiredNumber_IsAFault(string member, int number)
    {
        var fault = Assert.Single(Contract.MessageFaults<Retired>(), fault => fault.Where == $"'NumberTests.Retired.{member}'");

        Assert.Equal(("GORPC125", $"has the number {number}, which is retired by [Reserved]"), (fault.Id, fault.Found));
    }

    [Fact]
    public void Read_ReservedNumbers_AreInTheContract()
    {
        Assert.Equal([3, 4, 9], Contract.ReadMessage<Reserving>().Reserved);
    }

    [Fact]
    public void Read_DataMemberOffset_MovesTheNumbersOfDataMembersOnly()
    {
        Assert.Equal(["Own = 1", "First = 11", "Second = 12"], Contract.ReadMessage<Moved>().Fields.Select(field => field.ToString()));
    }

    [DataContract]
    public sealed class WithoutOrder
    {
        [DataMember(Order = 4)]
        public int Number { get; set; }

        [DataMember]
        public string Name { get; set; } = "";
    }

    [DataContract]
    public sealed class BadOrders
    {
        [DataMember(Order = 1)]
        public int Good { get; set; }

        [DataMember(Order = 0)]
        public int Zero { get; set; }

        [DataMember(Order = -3)]
        public int Negative { get; set; }
    }

    [ProtoContract]
    public sealed class BadNumbers
    {
        [ProtoMember(0)]
        public int Zero { get; set; }

        [ProtoMember(-1)]
        public int Negative { get; set; }

        [ProtoMember(536_870_912)]
        public int Huge { get; set; }

        [ProtoMember(19_000)]
        public int First { get; set; }

        [ProtoMember(19_999)]
        public int Last { get; set; }
    }

    [ProtoContract]
    public sealed class Edges
    {
        [ProtoMember(1)]
        public int A { get; set; }

        [ProtoMember(18_999)]
        public int B { get; set; }

        [ProtoMember(20_000)]
        public int C { get; set; }

        [ProtoMember(536_870_911)]
        public int D { get; set; }
    }

    [ProtoContract]
    [ProtoInclude(2, typeof(Derived))]
    public class Duplicates
    {
        [ProtoMember(1)]
        public int First { get; set; }

        [ProtoMember(2)]
        public int Second { get; set; }

        [ProtoMember(2)]
        public int Third { get; set; }
    }

    [ProtoContract]
    public sealed class Derived : Duplicates
    {
        [ProtoMember(1)]
        public int Own { get; set; }
    }

    [ProtoContract]
    [Reserved(3)]
    [ProtoReserved(10, 19)]
    [ProtoReserved(20)]
    public sealed class Retired
    {
        [ProtoMember(3)]
        public int Old { get; set; }

        [ProtoMember(12)]
        public int Ranged { get; set; }

        [ProtoMember(20)]
        public int Single { get; set; }
    }

    [DataContract]
    [Reserved(9, 3)]
    [Reserved(4)]
    public sealed class Reserving
    {
        [DataMember(Order = 1)]
        public int Number { get; set; }
    }

    [ProtoContract(DataMemberOffset = 10)]
    [DataContract]
    public sealed class Moved
    {
        [ProtoMember(1)]
        public int Own { get; set; }

        [DataMember(Order = 1)]
        public int First { get; set; }

        [DataMember(Order = 2)]
        public int Second { get; set; }
    }
}
