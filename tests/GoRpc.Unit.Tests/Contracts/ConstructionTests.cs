using System.Runtime.Serialization;
using GoRpc.Contracts;
using ProtoBuf;

namespace GoRpc.Unit.Tests.Contracts;

public sealed class ConstructionTests
{
    [Theory]
    [InlineData(typeof(Settable))]
    [InlineData(typeof(PrivateConstructor))]
    [InlineData(typeof(Initialised))]
    [InlineData(typeof(GetOnlyCollections))]
    public void Read_TypeWhoseMembersCanBeSet_UsesTheParameterlessConstructor(Type type)
    {
        var message = ContractReader.ReadMessage(type, Contract.Level300);

        Assert.Empty(message.Constructor!.GetParameters());
        Assert.Empty(message.ConstructorFields);
    }

    [Fact]
    public void Read_Struct_NeedsNoConstructor()
    {
        Assert.Null(Contract.ReadMessage<Mutable>().Constructor);
        Assert.Null(Contract.ReadMessage<Immutable>().Constructor);
    }

    [Theory]
    [InlineData(typeof(Positional), "Name Number")]
    [InlineData(typeof(ReadOnly), "Number Name")]
    [InlineData(typeof(PartlyConstructed), "Number")]
    [InlineData(typeof(ManyConstructors), "Name Number")]
    [InlineData(typeof(Immutable.ReadOnlyStruct), "Number")]
    [InlineData(typeof(TakesInterface), "Names")]
    [InlineData(typeof(Node), "Number Next")]
    public void Read_TypeWithMembersThatOnlyAConstructorSets_MatchesParametersByName(Type type, string parameters)
    {
        var message = ContractReader.ReadMessage(type, Contract.Level300);

        Assert.Equal(parameters, string.Join(' ', message.ConstructorFields.Select(field => field.Name)));
        Assert.Equal(message.ConstructorFields.Count, message.Constructor!.GetParameters().Length);
    }

    [Fact]
    public void Read_DerivedRecord_TakesFieldsOfItsBase()
    {
        var derived = Assert.Single(Contract.ReadMessage<Shape>().Derived).Message;

        Assert.Equal(["Name", "Radius"], derived.ConstructorFields.Select(field => field.Name));
        Assert.Equal(["Radius"], derived.Fields.Select(field => field.Name));
    }

    [Fact]
    public void Read_AbstractBase_HasNoConstructor()
    {
        Assert.Null(Contract.ReadMessage<Shape>().Constructor);
    }

    [Fact]
    public void Read_NoMatchingConstructor_IsAFault()
    {
        Assert.Equal(
            "GORPC170: 'ConstructionTests.NoMatch' has no parameterless constructor and none whose parameters are its members. "
            + "The receiver makes a value either empty and then sets its members, or from its members at once. "
            + "Add a parameterless constructor, which may be private, or name each parameter after the member it sets.",
            Contract.MessageFault<NoMatch>().ToString());
    }

    [Fact]
    public void Read_MemberThatNothingSets_IsAFault()
    {
        Assert.Equal(
            [("GORPC171", "'ConstructionTests.GetOnly.Number'"), ("GORPC171", "'ConstructionTests.GetOnly.Numbers'"), ("GORPC171", "'ConstructionTests.GetOnly.Field'")],
            Contract.MessageFaults<GetOnly>().Select(fault => (fault.Id, fault.Where)));
    }

    [Fact]
    public void Read_MemberNamedLikeTheParameterOfACopyConstructor_IsNotSetByIt()
    {
        Assert.Equal(("GORPC171", "'ConstructionTests.Draft.Original'"), (Contract.MessageFault<Draft>().Id, Contract.MessageFault<Draft>().Where));
    }

    [Fact]
    public void Read_ConstructorOfAMessageWithFaultyMembers_IsNoFaultOfItsOwn()
    {
        Assert.Equal(["GORPC120", "GORPC140"], Contract.MessageFaults<FaultyMembers>().Select(fault => fault.Id));
    }

    [DataContract]
    public sealed record FaultyMembers([property: DataMember] int Number, [property: DataMember(Order = 1)] object? Anything);

    [DataContract]
    public sealed class Settable
    {
        [DataMember(Order = 1)]
        public int Field;

        [DataMember(Order = 2)]
        public int Set { get; set; }

        [DataMember(Order = 3)]
        public int Init { get; init; }

        [DataMember(Order = 4)]
        public int PrivatelySet { get; private set; }

        [DataMember(Order = 5)]
        public required string Required { get; init; }

        public void Count() => PrivatelySet++;
    }

    [DataContract]
    public sealed class PrivateConstructor
    {
        private PrivateConstructor()
        {
        }

        public PrivateConstructor(string unrelated) => Number = unrelated.Length;

        [DataMember(Order = 1)]
        public int Number { get; private set; }
    }

    [DataContract]
    public sealed record Initialised
    {
        [DataMember(Order = 1)]
        public bool IsOpen { get; init; } = true;
    }

    [DataContract]
    public sealed class GetOnlyCollections
    {
        [DataMember(Order = 1)]
        public List<int> List { get; } = [];

        [DataMember(Order = 2)]
        public IDictionary<string, int> Map { get; } = new Dictionary<string, int>();
    }

    [DataContract]
    public struct Mutable
    {
        [DataMember(Order = 1)]
        public int Number { get; set; }
    }

    [DataContract]
    public readonly record struct Immutable([property: DataMember(Order = 1)] int Number)
    {
        [DataContract]
        public readonly struct ReadOnlyStruct(int number)
        {
            [DataMember(Order = 1)]
            public int Number { get; } = number;
        }
    }

    public sealed record Node(int Number, Node? Next);

    [DataContract]
    public sealed record Draft
    {
        [DataMember(Order = 1)]
        public Draft? Original { get; }
    }

    public sealed record Positional(string Name, int Number);

    [DataContract]
    public sealed class ReadOnly(int number, string name)
    {
        [DataMember(Order = 2)]
        public int Number { get; } = number;

        [DataMember(Order = 1)]
        public string Name { get; } = name;
    }

    [DataContract]
    public sealed class PartlyConstructed(int number)
    {
        [DataMember(Order = 1)]
        public int Number { get; } = number;

        [DataMember(Order = 2)]
        public string Name { get; set; } = "";
    }

    [DataContract]
    public sealed class ManyConstructors
    {
        public ManyConstructors(int number)
            : this("", number)
        {
        }

        public ManyConstructors(string name, int number)
        {
            Name = name;
            Number = number;
        }

        public ManyConstructors(string name, int number, object anything)
            : this(name, number) => _ = anything;

        [DataMember(Order = 1)]
        public int Number { get; }

        [DataMember(Order = 2)]
        public string Name { get; }
    }

    [DataContract]
    public sealed class TakesInterface(IEnumerable<string> names)
    {
        [DataMember(Order = 1)]
        public List<string> Names { get; } = [.. names];
    }

    [ProtoContract]
    [ProtoInclude(10, typeof(Circle))]
    public abstract record Shape([property: ProtoMember(1)] string Name);

    [ProtoContract]
    public sealed record Circle(string Name, [property: ProtoMember(1)] double Radius) : Shape(Name);

    [DataContract]
    public sealed class NoMatch(int count)
    {
        [DataMember(Order = 1)]
        public int Number { get; set; } = count;
    }

    [DataContract]
    public sealed class GetOnly
    {
        [DataMember(Order = 3)]
        public readonly int Field;

        [DataMember(Order = 1)]
        public int Number { get; }

        [DataMember(Order = 2)]
        public IReadOnlyList<int> Numbers { get; } = [];
    }
}
