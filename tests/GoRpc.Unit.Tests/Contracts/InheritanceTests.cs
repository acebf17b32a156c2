using System.Runtime.Serialization;
using ProtoBuf;

namespace GoRpc.Unit.Tests.Contracts;

public sealed class InheritanceTests
{
    [Fact]
    public void Read_Base_HasItsDerivedTypesAndTheirsWithTheirOwnFields()
    {
        Assert.Equal(
            """
            message demo.Animal
              1: String Name
              10: derived demo.Cat
              11: derived demo.Dog

            """,
            Text.Of(Contract.ReadMessage<Animal>()));
        Assert.Equal(
            """
            message demo.Dog : demo.Animal
              1: Int32 Age
              5: derived demo.Puppy

            """,
            Text.Of(Contract.ReadMessage<Dog>()));
    }

    [Fact]
    public void Read_DerivedTypeAlone_LeadsToTheWholeFamily()
    {
        var puppy = Contract.ReadMessage<Puppy>();

        Assert.Equal(typeof(Animal), puppy.Base!.Base!.Type);
        Assert.Same(puppy, puppy.Base.Derived[0].Message);
        Assert.Same(puppy.Base.Base, Contract.ReadMessage<Animal>());
    }

    [Fact]
    public void Read_DerivedContractThatTheBaseDoesNotInclude_SaysWhatToWriteOnTheBase()
    {
        Assert.Equal(
            "GORPC180: 'InheritanceTests.Forgotten' derives from 'InheritanceTests.Vehicle', which does not include it. "
            + "A base type names its derived types with a number each; a value would lose its members otherwise. "
            + "Write [ProtoInclude(4, typeof(InheritanceTests.Forgotten))] on 'InheritanceTests.Vehicle'.",
            Contract.MessageFault<Vehicle>().ToString());
    }

    [Fact]
    public void Read_DerivedTypeWhoseBaseDoesNotIncludeIt_WouldLoseTheBasesMembers()
    {
        Assert.Equal("GORPC180", Contract.MessageFault<Forgotten>().Id);
        Assert.Equal(
            "Write [DataContract] and [ProtoInclude(2, typeof(InheritanceTests.DerivedOfPlain))] on 'InheritanceTests.PlainWithMembers'",
            Contract.MessageFault<DerivedOfPlain>().Fix);
    }

    [Fact]
    public void Read_BaseThatIgnoresUnknownDerivedTypes_IsTakenAtItsWord()
    {
        Assert.Empty(Contract.ReadMessage<Indifferent>().Derived);
        Assert.Equal("GORPC180", Contract.MessageFault<UnknownToIndifferent>().Id);
    }

    [Fact]
    public void Read_BaseWithoutContractAndMembers_IsOfNoConcern()
    {
        Assert.Equal(["Number = 1"], Contract.ReadMessage<DerivedOfNothing>().Fields.Select(field => field.ToString()));
    }

    [Fact]
    public void Read_IncludeOfAStranger_IsAFault()
    {
        var fault = Contract.MessageFault<WrongInclude>();

        Assert.Equal(("GORPC181", "includes 'string', which does not derive from it"), (fault.Id, fault.Found));
    }

    [Fact]
    public void Read_IncludeByNameThatIsNotFound_IsAFault()
    {
        Assert.Equal("includes 'Gone.Type', which can't be found", Contract.MessageFault<LostInclude>().Found);
    }

    [Fact]
    public void Read_IncludeByName_Works()
    {
        Assert.Equal(typeof(ByNameDerived), Assert.Single(Contract.ReadMessage<ByName>().Derived).Message.Type);
    }

    [Fact]
    public void Read_AbstractContractWithoutDerivedTypes_IsAFault()
    {
        Assert.Equal("GORPC182", Contract.MessageFault<Alone>().Id);
    }

    [Fact]
    public void Read_IncludeAsGroup_IsAFault()
    {
        Assert.Equal("GORPC183", Contract.MessageFault<GroupBase>().Id);
    }

    [ProtoContract(Name = "demo.Animal")]
    [ProtoInclude(11, typeof(Dog))]
    [ProtoInclude(10, typeof(Cat))]
    public class Animal
    {
        [ProtoMember(1)]
        public string Name { get; set; } = "";
    }

    [ProtoContract(Name = "demo.Cat")]
    public sealed class Cat : Animal
    {
        [ProtoMember(1)]
        public int Lives { get; set; }
    }

    [DataContract(Name = "demo.Dog")]
    [ProtoInclude(5, typeof(Puppy))]
    public class Dog : Animal
    {
        [DataMember(Order = 1)]
        public int Age { get; set; }
    }

    [ProtoContract(Name = "demo.Puppy")]
    public sealed class Puppy : Dog
    {
        [ProtoMember(1)]
        public int Weeks { get; set; }
    }

    [DataContract]
    [ProtoInclude(3, typeof(Car))]
    public class Vehicle
    {
        [DataMember(Order = 1)]
        public int Wheels { get; set; }
    }

    [DataContract]
    public sealed class Car : Vehicle
    {
        [DataMember(Order = 1)]
        public int Doors { get; set; }
    }

    [DataContract]
    public sealed class Forgotten : Vehicle
    {
        [DataMember(Order = 1)]
        public int Sails { get; set; }
    }

    public class PlainWithMembers
    {
        [DataMember(Order = 1)]
        public int Number { get; set; }
    }

    [DataContract]
    public sealed class DerivedOfPlain : PlainWithMembers
    {
        [DataMember(Order = 1)]
        public int Own { get; set; }
    }

    public class Nothing
    {
        public int Count { get; set; }
    }

    [DataContract]
    public sealed class DerivedOfNothing : Nothing
    {
        [DataMember(Order = 1)]
        public int Number { get; set; }
    }

    [ProtoContract]
    [ProtoInclude(2, typeof(string))]
    public sealed class WrongInclude
    {
        [ProtoMember(1)]
        public int Number { get; set; }
    }

    [ProtoContract]
    [ProtoInclude(2, "Gone.Type")]
    public sealed class LostInclude
    {
        [ProtoMember(1)]
        public int Number { get; set; }
    }

    [ProtoContract]
    [ProtoInclude(2, "GoRpc.Unit.Tests.Contracts.InheritanceTests+ByNameDerived")]
    public class ByName
    {
        [ProtoMember(1)]
        public int Number { get; set; }
    }

    [ProtoContract]
    public sealed class ByNameDerived : ByName
    {
        [ProtoMember(1)]
        public int Own { get; set; }
    }

    [ProtoContract]
    public abstract class Alone
    {
        [ProtoMember(1)]
        public int Number { get; set; }
    }

    [ProtoContract]
    [ProtoInclude(2, typeof(GroupDerived), DataFormat = DataFormat.Group)]
    public class GroupBase
    {
        [ProtoMember(1)]
        public int Number { get; set; }
    }

    [ProtoContract]
    public sealed class GroupDerived : GroupBase
    {
        [ProtoMember(1)]
        public int Own { get; set; }
    }

    [ProtoContract(IgnoreUnknownSubTypes = true)]
    public class Indifferent
    {
        [ProtoMember(1)]
        public int Number { get; set; }
    }

    [ProtoContract]
    public sealed class UnknownToIndifferent : Indifferent
    {
        [ProtoMember(1)]
        public int Own { get; set; }
    }
}
