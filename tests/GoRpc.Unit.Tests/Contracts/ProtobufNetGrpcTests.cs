using System.Runtime.Serialization;
using GoRpc.Contracts;
using Grpc.Core;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Unit.Tests.Contracts;

/// <summary>
/// What protobuf-net.Grpc binds silently, late or obscurely: here each works, or fails when the contract is read, with a message
/// that names the member and what to type. One test for each case; the fixtures are what people write.
/// </summary>
public sealed class ProtobufNetGrpcTests
{
    [Fact]
    public void TwoPayloads_Work() => Assert.Equal(2, Contract.Method<INatural>("Two").Request.Message.Fields.Count);

    [Fact]
    public void MoreThanThreeArguments_Work() => Assert.Equal(5, Contract.Method<INatural>("Five").Request.Message.Fields.Count);

    [Fact]
    public void DateTimeOffsetMember_Works() => Assert.Equal(FieldKind.Timestamp, Contract.Field<Meeting>("At").Value.Kind);

    [Fact]
    public void DuplicateOrder_NamesBothMembers() => Expect<Duplicate>("'ProtobufNetGrpcTests.Duplicate'", "'First' and 'Second'", "Use 2 for");

    [Fact]
    public void ObjectMember_NamesTheMember() => Expect<Anything>("'ProtobufNetGrpcTests.Anything.Value'", "'object'", "[ProtoInclude]");

    [Fact]
    public void NestedList_NamesTheMember() => Expect<Matrix>("'ProtobufNetGrpcTests.Matrix.Rows'", "'List<int>'", "a list of that record");

    [Fact]
    public void PocoArgument_NamesTheType() => Expect(typeof(ISendsPoco), "'ProtobufNetGrpcTests.Poco'", "no contract attribute", "[DataContract]");

    [Fact]
    public void PocoResult_NamesTheType() => Expect(typeof(IReturnsPoco), "'ProtobufNetGrpcTests.Poco'", "no contract attribute", "[DataContract]");

    [Fact]
    public void ScalarResult_Works() => Assert.Equal(FieldKind.Int32, Contract.Method<INatural>("Number").Response.Message.Fields[0].Value.Kind);

    [Fact]
    public void GuidResult_Works() => Assert.Equal(FieldKind.GuidText, Contract.Method<INatural>("Key").Response.Message.Fields[0].Value.Kind);

    [Fact]
    public void StructResult_Works() => Assert.Equal(FieldKind.Message, Contract.Method<INatural>("Origin").Response.Message.Fields[0].Value.Kind);

    [Fact]
    public void TaskOfStream_SaysWhatToReturn() => Expect(typeof(ITaskOfStream), "ITaskOfStream.GetAsync'", "Task<IAsyncEnumerable<int>>", "Use 'IAsyncEnumerable<int>'");

    [Fact]
    public void Overloads_NameBothMethods() => Expect(typeof(IOverloads), "GetAsync(int)' and", "/GoRpc.Unit.Tests.Contracts.Overloads/Get", "[Operation(");

    [Fact]
    public void GetAndGetAsync_NameBothMethods() => Expect(typeof(ITwins), "ITwins.Get(int)' and 'ProtobufNetGrpcTests.ITwins.GetAsync(int)'", "/Get'", "[Operation(");

    [Fact]
    public void NoParameterlessConstructor_SaysWhatIsMissing() => Expect<Unmakeable>("'ProtobufNetGrpcTests.Unmakeable'", "no parameterless constructor", "Add a parameterless constructor");

    [Fact]
    public void PositionalDataContractRecord_Works() => Assert.Equal(["Name"], Contract.ReadMessage<Positional>().ConstructorFields.Select(field => field.Name));

    [Fact]
    public void DerivedTypeWithoutProtoInclude_SaysWhatToWrite() => Expect<Payment>("'ProtobufNetGrpcTests.CardPayment'", "does not include it", "[ProtoInclude(2, typeof(ProtobufNetGrpcTests.CardPayment))]");

    [Fact]
    public void DataMemberWithoutOrder_SaysWhichNumber() => Expect<Unordered>("'ProtobufNetGrpcTests.Unordered.Name'", "without Order", "[DataMember(Order = 1)]");

    [Fact]
    public void OrderZero_SaysWhichNumber() => Expect<ZeroOrder>("'ProtobufNetGrpcTests.ZeroOrder.Name'", "Order = 0", "[DataMember(Order = 1)]");

    [Fact]
    public void ContractWithoutMembers_NamesAMember() => Expect<Memberless>("'ProtobufNetGrpcTests.Memberless'", "'Name'", "[DataMember(Order = 1)] on 'Name'");

    [Fact]
    public void PropertyInitialiser_IsNoPartOfTheContract() => Assert.Equal("1: Bool IsOpen", Text.Of(Contract.Field<Initialised>("IsOpen")));

    [Fact]
    public void ListInitialiser_IsFilledAnew() => Assert.Equal(FieldCardinality.Repeated, Contract.Field<Initialised>("Names").Cardinality);

    [Fact]
    public void NullList_IsNotAllowedUnlessItSaysSo() =>
        Assert.Equal((false, true), (Contract.Field<Lists>("Names").AllowsNull, Contract.Field<Lists>("MaybeNames").AllowsNull));

    [Fact]
    public void NullRequestAndResult_TravelWhereTheyAreAllowed()
    {
        var method = Contract.Method<INatural>("Find");

        Assert.Equal((PayloadForm.Wrapped, true), (method.Request.Form, method.Request.Message.Fields[0].AllowsNull));
        Assert.Equal((PayloadForm.Wrapped, true), (method.Response.Form, method.Response.Message.Fields[0].AllowsNull));
    }

    [Fact]
    public void DateTimeWithoutLevel_IsAFault()
    {
        var faults = Assert.Throws<ContractException>(() => ContractReader.ReadMessage(typeof(Stamped), new ContractOptions())).Faults;

        Assert.Contains("DateTime in 'At'", Assert.Single(faults).Found);
    }

    [Fact]
    public void PlainBaseInterface_Contributes() => Assert.Equal("/GoRpc.Unit.Tests.Contracts.Natural/Ping", Contract.Method<INatural>("Ping").Path);

    [Fact]
    public void ServerCallContext_SaysCallContext() => Expect(typeof(IServerContext), "Parameter 'context'", "ServerCallContext", "CallContext context = default");

    [Fact]
    public void InterfaceWithoutService_SaysService() => Expect(typeof(IUnmarked), "'ProtobufNetGrpcTests.IUnmarked'", "neither [Service] nor", "[Service]");

    [Fact]
    public void NullableInt_KeepsPresence() => Assert.Equal(FieldCardinality.Explicit, Contract.Field<Lists>("Maybe").Cardinality);

    [Fact]
    public void ScalarList_IsPacked() => Assert.True(Contract.Field<Lists>("Numbers").IsPacked);

    [Fact]
    public void RootPayloads_ThatWork_WorkHereToo()
    {
        Assert.Equal(
            """
            service GoRpc.Unit.Tests.Contracts.Roots
              /GoRpc.Unit.Tests.Contracts.Roots/Text Unary: (1: String text) -> (1: String value)
              /GoRpc.Unit.Tests.Contracts.Roots/Data Unary: (1: Bytes data) -> (1: Bytes value)
              /GoRpc.Unit.Tests.Contracts.Roots/List Unary: (1: packed Int32 list) -> (1: repeated String value)
              /GoRpc.Unit.Tests.Contracts.Roots/Map Unary: (1: map<String, Int32> map) -> (1: map<String, Int32> value)
              /GoRpc.Unit.Tests.Contracts.Roots/Tuple Unary: System.Tuple_Int32_String -> System.Tuple_Int32_String
              /GoRpc.Unit.Tests.Contracts.Roots/Record Unary: GoRpc.Unit.Tests.Contracts.ProtobufNetGrpcTests_Plain -> GoRpc.Unit.Tests.Contracts.ProtobufNetGrpcTests_Plain

            """,
            Text.OfMethods(Contract.Read<IRoots>()));
    }

    private static void Expect<TMessage>(string where, string found, string fix) => Expect(Contract.MessageFault<TMessage>(), where, found, fix);

    private static void Expect(Type service, string where, string found, string fix) => Expect(Assert.Single(Contract.Faults(service)), where, found, fix);

    private static void Expect(ContractFault fault, string where, string found, string fix)
    {
        Assert.Contains(where, fault.Where);
        Assert.Contains(found, fault.Found);
        Assert.Contains(fix, fault.Fix);
    }

    public interface IPing
    {
        Task PingAsync();
    }

    [Service]
    public interface INatural : IPing
    {
        Task TwoAsync(Meeting one, Meeting other);

        Task FiveAsync(int a, int b, int c, int d, int e);

        Task<int> NumberAsync();

        Task<Guid> KeyAsync();

        Task<Point> OriginAsync();

        Task<Meeting?> FindAsync(Meeting? like);
    }

    [Service]
    public interface IRoots
    {
        Task<string> TextAsync(string text);

        Task<byte[]> DataAsync(byte[] data);

        Task<string[]> ListAsync(List<int> list);

        Task<Dictionary<string, int>> MapAsync(Dictionary<string, int> map);

        Task<Tuple<int, string>> TupleAsync(Tuple<int, string> tuple);

        Task<Plain> RecordAsync(Plain record);
    }

    [Service]
    public interface ISendsPoco
    {
        Task SendAsync(Poco poco);
    }

    [Service]
    public interface IReturnsPoco
    {
        Task<Poco> GetAsync();
    }

    [Service]
    public interface ITaskOfStream
    {
        Task<IAsyncEnumerable<int>> GetAsync();
    }

    [Service]
    public interface IOverloads
    {
        Task<int> GetAsync(int key);

        Task<int> GetAsync(string key);
    }

    [Service]
    public interface ITwins
    {
        int Get(int key);

        Task<int> GetAsync(int key);
    }

    [Service]
    public interface IServerContext
    {
        Task SendAsync(Meeting meeting, ServerCallContext context);
    }

    public interface IUnmarked
    {
        Task SendAsync();
    }

    public sealed record Plain(string Name);

    public record struct Point(int X, int Y);

    public sealed class Poco
    {
        public string Name { get; set; } = "";
    }

    [DataContract]
    public sealed class Meeting
    {
        [DataMember(Order = 1)]
        public DateTimeOffset At { get; set; }
    }

    [DataContract]
    public sealed class Duplicate
    {
        [DataMember(Order = 1)]
        public int First { get; set; }

        [DataMember(Order = 1)]
        public int Second { get; set; }
    }

    [DataContract]
    public sealed class Anything
    {
        [DataMember(Order = 1)]
        public object? Value { get; set; }
    }

    [DataContract]
    public sealed class Matrix
    {
        [DataMember(Order = 1)]
        public List<List<int>> Rows { get; set; } = [];
    }

    [DataContract]
    public sealed class Unmakeable(string text)
    {
        [DataMember(Order = 1)]
        public int Length { get; set; } = text.Length;
    }

    [DataContract]
    public sealed record Positional([property: DataMember(Order = 1)] string Name);

    [DataContract]
    public class Payment
    {
        [DataMember(Order = 1)]
        public int Cents { get; set; }
    }

    [DataContract]
    public sealed class CardPayment : Payment
    {
        [DataMember(Order = 1)]
        public string Card { get; set; } = "";
    }

    [DataContract]
    public sealed class Unordered
    {
        [DataMember]
        public string Name { get; set; } = "";
    }

    [DataContract]
    public sealed class ZeroOrder
    {
        [DataMember(Order = 0)]
        public string Name { get; set; } = "";
    }

    [DataContract]
    public sealed class Memberless
    {
        public string Name { get; set; } = "";
    }

    [DataContract]
    public sealed class Initialised
    {
        [DataMember(Order = 1)]
        public bool IsOpen { get; set; } = true;

        [DataMember(Order = 2)]
        public List<string> Names { get; } = ["first"];
    }

    [DataContract]
    public sealed class Lists
    {
        [DataMember(Order = 1)]
        public List<string> Names { get; set; } = [];

        [DataMember(Order = 2)]
        public List<string>? MaybeNames { get; set; }

        [DataMember(Order = 3)]
        public int? Maybe { get; set; }

        [DataMember(Order = 4)]
        public List<int> Numbers { get; set; } = [];
    }

    [DataContract]
    public sealed class Stamped
    {
        [DataMember(Order = 1)]
        public DateTime At { get; set; }
    }
}
