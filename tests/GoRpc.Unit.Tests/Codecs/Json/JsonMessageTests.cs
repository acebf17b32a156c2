using System.Runtime.Serialization;
using GoRpc.Bindings;
using GoRpc.Codecs;
using GoRpc.Codecs.Messages;
using GoRpc.Contracts;
using GoRpc.Unit.Tests.Codecs.Oracles;

using ProtoBuf.Grpc.Configuration;
using static GoRpc.Unit.Tests.Codecs.InheritanceTests;

namespace GoRpc.Unit.Tests.Codecs.Json;

/// <summary>Messages that derive from each other, and those that GoRpc made.</summary>
public sealed class JsonMessageTests
{
    [Fact]
    public void DerivedType_IsAnObjectInItsBase()
    {
        const string Circle = """{"inheritanceTestsCircle":{"radius":2},"name":"c"}""";
        const string Ring = """{"inheritanceTestsCircle":{"inheritanceTestsRing":{"hole":1},"radius":5},"name":"r"}""";

        Assert.Equal(Circle, Coding.SendJson<Shape>(new Circle("c", 2)));
        Assert.Equal(Circle, Coding.SendJson(new Circle("c", 2)));
        Assert.Equal(Ring, Coding.SendJson<Shape>(new Ring("r", 5) { Hole = 1 }));
        Assert.Equal(new Ring("r", 5) { Hole = 1 }, Coding.ReceiveJson<Shape>(Ring));
    }

    [Fact]
    public void DerivedType_WithoutValues_IsAnEmptyObject()
    {
        Assert.Equal("""{"inheritanceTestsSquare":{}}""", Coding.SendJson<Shape>(new Square()));
        Assert.Equal(new Square(), Coding.ReceiveJson<Shape>("""{"inheritanceTestsSquare":{}}"""));
    }

    [Theory]
    [InlineData("""{"name":"r","inheritanceTestsCircle":{"radius":5,"inheritanceTestsRing":{"hole":1}}}""")]
    [InlineData("""{"name":"r","inheritance_tests_square":null,"inheritance_tests_circle":{"radius":5,"inheritance_tests_ring":{"hole":1}}}""")]
    public void DerivedType_AnywhereInItsBase_IsRead(string json)
    {
        Assert.Equal(new Ring("r", 5) { Hole = 1 }, Coding.ReceiveJson<Shape>(json));
        Assert.Equal(new Ring("r", 5) { Hole = 1 }, Coding.ReceiveJson<Circle>(json));
        Assert.Equal(new Ring("r", 5) { Hole = 1 }, Coding.ReceiveJson<Ring>(json));
    }

    [Fact]
    public void AbstractType_WithoutADerivedOne_IsAnError() =>
        AssertUnreadable<Shape>("""{"name":"c"}""", "it is an object, expected a field that says of which derived type the 'GoRpc.Unit.Tests.Codecs.InheritanceTests_Shape' is");

    [Fact]
    public void AbstractType_InAList_IsAnErrorThere() => AssertUnreadable<Drawing>("""{"all":[{"name":"c"}]}""", "'all[0]' is an object, expected a field that says");

    [Fact]
    public void TwoDerivedTypes_InOneObject_AreAnError() => AssertUnreadable<Shape>(
        """{"inheritanceTestsCircle":{},"inheritanceTestsSquare":{"side":1}}""", "'inheritance_tests_square' is there beside another derived type");

    [Fact]
    public void OtherDerivedType_ThanThePlaceCanTake_IsAnError() =>
        AssertUnreadable<Circle>("""{"inheritanceTestsSquare":{}}""", "it is of a derived type that this place can't take");

    [Theory]
    [InlineData("""{"main":{"inheritanceTestsCircle":{"radius":"x"}}}""", "'main.inheritance_tests_circle.radius' is the text \"x\"")]
    [InlineData("""{"byName":{"a":{"inheritanceTestsCircle":{"inheritanceTestsRing":{"holes":1}}}}}""", "'by_name[\"a\"].inheritance_tests_circle.inheritance_tests_ring.holes' is no field")]
    public void Fault_InADerivedType_IsFound(string json, string expected) => AssertUnreadable<Drawing>(json, expected);

    [Fact]
    public void UnknownDerivedType_AtTheSender_IsAViolation() =>
        Assert.Equal("Drawing.Main", Assert.Throws<ContractViolationException>(() => Coding.SendJson(new Drawing { Main = new Triangle() })).Path);

    [Theory]
    [InlineData("Add", """{"a":1,"unitPrice":"2"}""", "08 01 10 02")]
    [InlineData("Ping", "{}", "")]
    [InlineData("Find", """{"name":""}""", "0A 00")]
    [InlineData("Find", "{}", "")]
    [InlineData("Sum", """{"value":5}""", "08 05")]
    [InlineData("Store", """{"inner":{"id":1}}""", "0A 02 08 01")]
    [InlineData("Store", "{}", "")]
    [InlineData("Upload", """{"header":{"fileName":"x","maxSize":"5"}}""", "0A 05 0A 01 78 10 05")]
    [InlineData("Upload", """{"header":{}}""", "0A 00")]
    [InlineData("Upload", """{"item":{"id":1}}""", "12 02 08 01")]
    [InlineData("Upload", """{"item":{}}""", "12 00")]
    [InlineData("Collect", """{"header":{"name":"n"}}""", "0A 03 0A 01 6E")]
    [InlineData("Collect", """{"item":5}""", "10 05")]
    [InlineData("Collect", """{"item":0}""", "10 00")]
    [InlineData("Gather", """{"item":"a"}""", "12 01 61")]
    public void Request_ThatGoRpcMade_HasTheNamesOfTheParameters(string method, string json, string bytes) =>
        AssertBoth(Method(method).Request.Message, json, bytes);

    [Theory]
    [InlineData("Add", """{"value":3}""", "08 03")]
    [InlineData("Add", "{}", "")]
    [InlineData("Ping", "{}", "")]
    [InlineData("Find", """{"value":{"id":1}}""", "0A 02 08 01")]
    [InlineData("Find", """{"value":{}}""", "0A 00")]
    [InlineData("Find", "{}", "")]
    [InlineData("Names", """{"value":["a",""]}""", "0A 01 61 0A 00")]
    public void Response_ThatGoRpcMade_IsItsValue(string method, string json, string bytes) => AssertBoth(Method(method).Response.Message, json, bytes);

    [Theory]
    [InlineData("Add", """{"b":1}""", "'b' is no field of 'gorpc.tests.Made.AddRequest'")]
    [InlineData("Ping", """{"x":1}""", "'x' is no field of")]
    [InlineData("Upload", """{"header":{},"item":{}}""", "'item' is there beside the other part")]
    [InlineData("Collect", """{"item":1,"header":{}}""", "'header' is there beside the other part")]
    [InlineData("Collect", """{"item":"x"}""", "'item' is the text \"x\", expected a whole number")]
    [InlineData("Collect", """{"item":1,"item":1}""", "'item' is there twice")]
    [InlineData("Upload", """{"header":{"max_size":-1}}""", "'header.max_size' is -1, expected")]
    [InlineData("Upload", """{"part":{}}""", "'part' is no field of")]
    public void Request_ThatIsNone_NamesTheParameter(string method, string json, string expected)
    {
        var failure = Assert.Throws<InvalidPayloadException>(() => MessageCodec.Of(Method(method).Request.Message).DeserializeJson(System.Text.Encoding.UTF8.GetBytes(json)));

        Assert.Contains(expected.Replace("gorpc.tests.Made.AddRequest", Method("Add").Request.Message.Name, StringComparison.Ordinal), failure.Message);
        Assert.NotNull(failure.Path);
    }

    [Fact]
    public void TwoFields_OfOneName_AreAnErrorThatSaysWhatToDo()
    {
        const string Expected = "its fields 1 and 3 would both be 'unitPrice'. Name one differently";

        Assert.Contains(Expected, Assert.Throws<NotSupportedException>(() => Coding.SendJson(new Clashing())).Message);
        Assert.Contains(Expected, Assert.Throws<NotSupportedException>(() => Coding.ReceiveJson<Clashing>("{}")).Message);
        Assert.Equal("08 01 18 02", Coding.Send(new Clashing { UnitPrice = 1, Other = 2 }));
    }

    private static MethodContract Method(string name) =>
        ServiceBindings.Of(typeof(IMade), new ContractOptions()).Contract.Methods.First(method => method.Name == name);

    private static void AssertBoth(MessageContract message, string json, string bytes)
    {
        var codec = MessageCodec.Of(message);

        Assert.Equal(bytes, Coding.Hex(codec.Serialize(codec.DeserializeJson(System.Text.Encoding.UTF8.GetBytes(json)))));
        Assert.Equal(json, System.Text.Encoding.UTF8.GetString(codec.SerializeJson(codec.Deserialize(Coding.Bytes(bytes)))));
    }

    private static void AssertUnreadable<T>(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => Coding.ReceiveJson<T>(json)).Message);

    [Service]
    public interface IMade
    {
        Task<int> AddAsync(int a, long unitPrice);

        Task PingAsync();

        Task<Inner?> FindAsync(string? name);

        Task<List<string>> NamesAsync();

        Task<int> SumAsync(IAsyncEnumerable<int> numbers);

        Task<int> StoreAsync(Inner? inner);

        Task<int> UploadAsync(string fileName, ulong maxSize, IAsyncEnumerable<Inner> parts);

        Task<int> CollectAsync(string name, IAsyncEnumerable<int> numbers);

        Task<int> GatherAsync(string name, IAsyncEnumerable<string> texts);
    }

    [DataContract]
    public sealed class Clashing
    {
        [DataMember(Order = 1)]
        public int UnitPrice { get; set; }

        [DataMember(Order = 2)]
        public int Quantity { get; set; }

        [DataMember(Order = 3, Name = "unit_price_")]
        public int Other { get; set; }
    }
}
