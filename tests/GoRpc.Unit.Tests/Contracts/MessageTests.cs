using System.Collections;
using System.Runtime.Serialization;
using GoRpc.Contracts;
using ProtoBuf;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Unit.Tests.Contracts;

public sealed class MessageTests
{
    [Fact]
    public void Read_ClassWithoutContract_NamesTypeAndUserOnce()
    {
        Assert.Equal(
            "GORPC100: 'MessageTests.Poco' (used by 'MessageTests.IPoco.SendAsync') carries no contract attribute and is no positional record or tuple. "
            + "A message says which of its members travel, and under which numbers. "
            + "Write [DataContract] on it and [DataMember(Order = 1)], 2, 3 and so on on its members.",
            Contract.Fault<IPoco>().ToString());
    }

    [Fact]
    public void Read_RecordWithoutContractAndParameters_OffersParameters()
    {
        Assert.EndsWith("or make every member a parameter of the record", Contract.MessageFault<Loose>().Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PositionalRecordsAndTuples_TakeNumbersFromTheConstructor()
    {
        Assert.Equal(
            """
            message GoRpc.Unit.Tests.Contracts.MessageTests_Person
              1: String First
              2: String Last
              3: optional Int32 Age or null
              constructor First, Last, Age

            """,
            Text.Of(Contract.ReadMessage<Person>()));
        Assert.Equal(["Name = 1", "Name2 = 2"], Contract.ReadMessage<Pair>().Fields.Select(field => field.ToString()));
        Assert.Equal(["Item1 = 1", "Item2 = 2"], Contract.ReadMessage<Tuple<int, string>>().Fields.Select(field => field.ToString()));
        Assert.Equal(["Item1 = 1", "Item2 = 2"], Contract.ReadMessage<(int Number, string Name)>().Fields.Select(field => field.ToString()));
        Assert.Equal(["Key = 1", "Value = 2"], Contract.ReadMessage<KeyValuePair<int, string>>().Fields.Select(field => field.ToString()));
        Assert.Equal(["X = 1", "Y = 2"], Contract.ReadMessage<Point>().Fields.Select(field => field.ToString()));
        Assert.Equal(["Left = 1", "Right = 2"], Contract.ReadMessage<Span>().Fields.Select(field => field.ToString()));
    }

    [Fact]
    public void Read_RecordWithIgnoredParameter_IsAFault()
    {
        Assert.Equal("GORPC100", Contract.MessageFault<Secretive>().Id);
    }

    [Fact]
    public void Read_ContractThatMarksNoMember_IsAFaultThatNamesOne()
    {
        var fault = Contract.MessageFault<Forgotten>();

        Assert.Equal("GORPC102", fault.Id);
        Assert.Equal("Write [DataMember(Order = 1)] on 'Name', or [IgnoreDataMember] when it is not to travel", fault.Fix);
    }

    [Fact]
    public void Read_ContractThatDeclaresNothing_IsAnEmptyMessage()
    {
        Assert.Empty(Contract.ReadMessage<Empty>().Fields);
        Assert.Empty(Contract.ReadMessage<AllIgnored>().Fields);
    }

    [Theory]
    [InlineData(typeof(Surrogated), "has [ProtoContract] with a Surrogate")]
    [InlineData(typeof(OwnSerializer), "has [ProtoContract] with a Serializer of its own")]
    [InlineData(typeof(Grouped), "has [ProtoContract] with IsGroup = true")]
    [InlineData(typeof(Implicit), "has [ProtoContract] with ImplicitFields")]
    [InlineData(typeof(Inferred), "has [ProtoContract] with InferTagFromName = true")]
    public void Read_FeatureOfProtobufNetAlone_IsAFault(Type type, string found)
    {
        var fault = Assert.Single(Assert.Throws<ContractException>(() => ContractReader.ReadMessage(type, Contract.Level300)).Faults);

        Assert.Equal(("GORPC103", found), (fault.Id, fault.Found));
    }

    [Fact]
    public void Read_SerializationCallback_IsAFault()
    {
        var fault = Contract.MessageFault<CalledBack>();

        Assert.Equal(("GORPC104", "'MessageTests.CalledBack.Fix'"), (fault.Id, fault.Where));
    }

    [Fact]
    public void Read_ContractThatIsACollection_OffersBothAnswers()
    {
        var fault = Contract.MessageFault<Listed>();

        Assert.Equal("GORPC105", fault.Id);
        Assert.Equal("GORPC105", Contract.MessageFault<HoldsListed>().Id);
        Assert.Equal(
            "Write [ProtoContract(IgnoreListHandling = true)] to make it a message, or remove its contract attributes to make it a list",
            fault.Fix);
    }

    [Fact]
    public void Read_CollectionThatIgnoresListHandling_IsAMessage()
    {
        var field = Contract.Field<HoldsNotListed>("Page");

        Assert.Equal((FieldCardinality.Explicit, FieldKind.Message), (field.Cardinality, field.Value.Kind));
        Assert.Equal(["Number = 1"], field.Value.Message!.Fields.Select(inner => inner.ToString()));
    }

    [Fact]
    public void Read_PartialMemberThatDoesNotExist_IsAFault()
    {
        Assert.Equal("GORPC106", Contract.MessageFault<LostPartial>().Id);
    }

    [Theory]
    [InlineData(typeof(int))]
    [InlineData(typeof(string))]
    [InlineData(typeof(List<int>))]
    [InlineData(typeof(DayOfWeek))]
    [InlineData(typeof(object))]
    public void ReadMessage_TypeThatIsNone_IsAFault(Type type)
    {
        var faults = Assert.Throws<ContractException>(() => ContractReader.ReadMessage(type, Contract.Level300)).Faults;

        Assert.Equal("GORPC101", Assert.Single(faults).Id);
    }

    [Fact]
    public void Read_MessageThatCanContainItself_Works()
    {
        Assert.Equal(
            """
            message demo.Node
              1: optional demo.Node Next or null
              2: repeated demo.Node Children
              3: map<String, demo.Node> Named

            """,
            Text.Of(Contract.ReadMessage<Node>()));
    }

    [Fact]
    public void Read_MessageThatMustContainItself_ShowsTheWay()
    {
        var fault = Contract.MessageFault<Endless>();

        Assert.Equal("'MessageTests.Endless.Other' -> 'MessageTests.Other.Back'", fault.Where);
        Assert.Equal(("GORPC110", "Make 'Other' nullable, or a list"), (fault.Id, fault.Fix));
    }

    [Fact]
    public void Read_MessageThatLeadsToAnEndlessOne_IsNoFaultItself()
    {
        Assert.Equal("'MessageTests.Endless.Other' -> 'MessageTests.Other.Back'", Contract.MessageFault<LeadsToEndless>().Where);
    }

    [Fact]
    public void Read_MessageThatMustContainItsBase_HasAnEndInAnotherDerivedType()
    {
        Assert.Equal(2, Contract.ReadMessage<Expression>().Derived.Count);
    }

    [Service]
    public interface IPoco
    {
        Task<Poco> SendAsync(Poco first, List<Poco> others, CancellationToken token = default);
    }

    public sealed class Poco
    {
        public int Number { get; set; }
    }

    public sealed record Loose
    {
        public int Number { get; init; }
    }

    public sealed record Person(string First, string Last, int? Age)
    {
        public string Full => $"{First} {Last}";
    }

    public sealed record Secretive(string Name, [property: IgnoreDataMember] string Password);

    public sealed class Pair(string name, string name2)
    {
        public string Name { get; } = name;

        public string Name2 { get; } = name2;

        public static Pair Empty { get; } = new("", "");
    }

    public record struct Point(int X, int Y);

    public readonly struct Span(int left, int right)
    {
        public readonly int Left = left;

        public int Right { get; } = right;
    }

    [DataContract]
    public sealed class Forgotten
    {
        public string Name { get; set; } = "";

        public int Number { get; set; }
    }

    [DataContract]
    public sealed record Empty;

    [DataContract]
    public sealed class AllIgnored
    {
        [IgnoreDataMember]
        public int Number { get; set; }

        public int Double => Number * 2;
    }

    [ProtoContract(Surrogate = typeof(Empty))]
    public sealed class Surrogated;

    [ProtoContract(Serializer = typeof(Empty))]
    public sealed class OwnSerializer;

    [ProtoContract(IsGroup = true)]
    public sealed class Grouped;

    [ProtoContract(ImplicitFields = ImplicitFields.AllPublic)]
    public sealed class Implicit;

    [ProtoContract(InferTagFromName = true)]
    public sealed class Inferred;

    [DataContract]
    public sealed class CalledBack
    {
        [DataMember(Order = 1)]
        public int Number { get; set; }

        [OnDeserialized]
        public void Fix(StreamingContext context) => Number++;
    }

    [DataContract]
    public sealed class Listed : List<int>
    {
        [DataMember(Order = 1)]
        public int Number { get; set; }
    }

    [DataContract]
    public sealed class HoldsListed
    {
        [DataMember(Order = 1)]
        public Listed Listed { get; set; } = [];
    }

    [ProtoContract(IgnoreListHandling = true)]
    public sealed class NotListed : IEnumerable<int>
    {
        [ProtoMember(1)]
        public int Number { get; set; }

        public IEnumerator<int> GetEnumerator() => Enumerable.Range(0, Number).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    [DataContract]
    public sealed class HoldsNotListed
    {
        [DataMember(Order = 1)]
        public NotListed? Page { get; set; }
    }

    [ProtoContract]
    [ProtoPartialMember(2, "Gone")]
    public sealed class LostPartial
    {
        [ProtoMember(1)]
        public int Number { get; set; }
    }

    [DataContract(Name = "demo.Node")]
    public sealed class Node
    {
        [DataMember(Order = 1)]
        public Node? Next { get; set; }

        [DataMember(Order = 2)]
        public List<Node> Children { get; set; } = [];

        [DataMember(Order = 3)]
        public Dictionary<string, Node> Named { get; set; } = [];
    }

    [DataContract]
    public sealed class Endless
    {
        [DataMember(Order = 1)]
        public required Other Other { get; set; }
    }

    [DataContract]
    public sealed class Other
    {
        [DataMember(Order = 1)]
        public required Endless Back { get; set; }
    }

    [DataContract]
    public sealed class LeadsToEndless
    {
        [DataMember(Order = 1)]
        public required Endless Endless { get; set; }
    }

    [ProtoContract]
    [ProtoInclude(1, typeof(Number))]
    [ProtoInclude(2, typeof(Negation))]
    public abstract class Expression;

    [ProtoContract]
    public sealed class Number : Expression
    {
        [ProtoMember(1)]
        public int Value { get; set; }
    }

    [ProtoContract]
    public sealed class Negation : Expression
    {
        [ProtoMember(1)]
        public required Expression Operand { get; set; }
    }
}
