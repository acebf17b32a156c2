using System.Text.Json.Nodes;
using Google.Protobuf;
using GoRpc.Schema.Descriptors;
using GoRpc.Schema.Dynamic;
using GoRpc.Schema.Model;
using GoRpc.Schema.WellKnown;
using GoRpc.Unit.Tests.Codecs.Oracles.Google;

namespace GoRpc.Schema.Tests.Dynamic;

/// <summary>JSON and bytes of messages that are known by their schema alone, against Google.Protobuf.</summary>
public sealed class DynamicCodecTests
{
    private static readonly SchemaIndex Schema = new(
        [.. WellKnownFiles.All, DescriptorReader.Read(new GoRpcSerializer().Deserialize<GoRpc.Schema.Descriptors.FileDescriptor>(OracleReflection.Descriptor.SerializedData.Span))]);

    private static readonly DynamicCodec Codec = new(Schema);

    public static TheoryData<string> Messages =>
    [
        """{}""",
        """{"aInt32":-5,"aInt64":"-9223372036854775808","aUint32":4294967295,"aUint64":"18446744073709551615","aSint32":-2147483648,"aSint64":"9223372036854775807"}""",
        """{"aFixed32":7,"aFixed64":"8","aSfixed32":-9,"aSfixed64":"-10","aFloat":1.5,"aDouble":-2.25e-300,"aBool":true,"aString":"ä\n\"","aBytes":"AAEC/w==","aColor":"COLOR_BLUE"}""",
        """{"aFloat":"NaN","aDouble":"-Infinity","doubles":[1,"Infinity",0],"aColor":77}""",
        """{"aInner":{"id":3,"name":"x"},"anOptionalInt32":0,"anOptionalString":"","anOptionalDouble":0,"optionalBytes":"","anOptionalColor":"COLOR_NONE"}""",
        """{"int32s":[1,-1,0],"strings":["","a"],"inners":[{},{"id":1}],"colors":["COLOR_NONE","COLOR_RED"],"flags":[true,false],"sint64s":["-1"],"fixed32s":[1,2,3]}""",
        """{"counts":{"":0,"a":1},"byId":{"-7":{"name":"n"}},"labels":{"true":"t","false":""},"colorOf":{"18446744073709551615":"COLOR_RED"}}""",
        """{"at":"2026-01-31T12:00:00Z","took":"1.500s","instants":["0001-01-01T00:00:00Z","9999-12-31T23:59:59.999999999Z","1969-12-31T23:59:59.000001Z"],"anOptionalInstant":"1970-01-01T00:00:00Z"}""",
        """{"took":"-0.000000001s"}""",
    ];

    [Theory]
    [MemberData(nameof(Messages))]
    public void Write_OfJson_IsWhatGoogleWrites(string json)
    {
        var expected = JsonParser.Default.Parse<Everything>(json);

        var bytes = Codec.Write(Schema.FindMessage("gorpc.oracle.Everything")!, JsonNode.Parse(json));

        Assert.Equal(expected, Everything.Parser.ParseFrom(bytes));
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Read_OfBytes_IsWhatGoogleReads(string json)
    {
        var message = JsonParser.Default.Parse<Everything>(json);

        var read = Codec.Read(Schema.FindMessage("gorpc.oracle.Everything")!, message.ToByteArray());

        Assert.Equal(message, JsonParser.Default.Parse<Everything>(read.ToJsonString()));
        Assert.Equal(JsonNode.Parse(JsonFormatter.Default.Format(message))!.AsObject().Select(member => member.Key).Order(), read.Select(member => member.Key).Order());
    }

    [Theory]
    [InlineData("""{"a_int32": "12", "aDouble": "3", "aInt64": 1e3, "aBytes": "AAEC_w"}""", """{"aInt32":12,"aInt64":"1000","aDouble":3,"aBytes":"AAEC/w=="}""")]
    [InlineData("""{"at": "2026-01-31T13:00:00.5+01:00", "aInt32": null}""", """{"at":"2026-01-31T12:00:00.500Z"}""")]
    public void Write_OfOtherForms_TakesThem(string json, string same)
    {
        var message = Schema.FindMessage("gorpc.oracle.Everything")!;

        Assert.Equal(same, Codec.Read(message, Codec.Write(message, JsonNode.Parse(json))).ToJsonString().Replace("\\u002B", "+", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""[]""", "expected an object with the fields of 'gorpc.oracle.Everything', found [].")]
    [InlineData("""{"x": 1}""", "x: 'gorpc.oracle.Everything' has no such field.")]
    [InlineData("""{"aInner": {"nam": 1}}""", "aInner.nam: 'gorpc.oracle.Inner' has no such field. It has 'id', 'name'.")]
    [InlineData("""{"aInt32": 2147483648}""", "aInt32: expected a whole number of 32 bits, found 2147483648.")]
    [InlineData("""{"aInt32": 1.5}""", "aInt32: expected a whole number of 32 bits, found 1.5.")]
    [InlineData("""{"aUint32": -1}""", "aUint32: expected a whole number of 32 bits, not negative, found -1.")]
    [InlineData("""{"inners": [{}, {"id": true}]}""", "inners[1].id: expected a whole number of 32 bits, found true.")]
    [InlineData("""{"counts": {"a": "b"}}""", "counts[\"a\"]: expected a whole number of 32 bits, found \"b\".")]
    [InlineData("""{"int32s": [null]}""", "int32s[0]: null can't be in a list.")]
    [InlineData("""{"int32s": 1}""", "int32s: expected a list, found 1.")]
    [InlineData("""{"counts": []}""", "counts: expected an object whose names are keys, found [].")]
    [InlineData("""{"aBytes": "*"}""", "aBytes: expected bytes in base64, found \"*\".")]
    [InlineData("""{"aColor": "GREEN"}""", "aColor: expected a value of 'gorpc.oracle.Color': COLOR_NONE, COLOR_RED, COLOR_BLUE, found \"GREEN\".")]
    [InlineData("""{"at": "yesterday"}""", "at: expected a time such as \"2026-01-31T12:00:00Z\", found \"yesterday\".")]
    [InlineData("""{"took": "1"}""", "took: expected a time span such as \"1.5s\", found \"1\".")]
    [InlineData("""{"aString": 1}""", "aString: expected a string, found 1.")]
    public void Write_OfJsonThatDoesNotFit_NamesTheField(string json, string problem)
    {
        var failure = Assert.Throws<DynamicMessageException>(() => Codec.Write(Schema.FindMessage("gorpc.oracle.Everything")!, JsonNode.Parse(json)));

        Assert.StartsWith(problem, failure.Message);
    }

    [Fact]
    public void Read_OfUnknownFields_PassesOverThem()
    {
        var wider = new WiderInner { Id = 1, Name = "n", UnknownText = "x", UnknownFixed32 = 4, UnknownFixed64 = 5, UnknownMessage = new Inner { Id = 9 } };

        Assert.Equal("""{"id":1,"name":"n"}""", Codec.Read(Schema.FindMessage("gorpc.oracle.Inner")!, wider.ToByteArray()).ToJsonString());
    }

    [Fact]
    public void Read_OfUnpackedLists_TakesThem()
    {
        var message = new UnpackedNumbers { Int32S = { 1, 2 }, Doubles = { 0.5 }, Fixed32S = { 7 } };

        Assert.Equal("""{"int32s":[1,2],"doubles":[0.5],"fixed32s":[7]}""", Codec.Read(Schema.FindMessage("gorpc.oracle.Everything")!, message.ToByteArray()).ToJsonString());
    }

    [Fact]
    public void Read_WithZeros_HasEveryFieldWithoutPresence() =>
        Assert.Equal("""{"id":0,"name":""}""", Codec.Read(Schema.FindMessage("gorpc.oracle.Inner")!, [], includesZeros: true).ToJsonString());

    [Theory]
    [InlineData(new byte[] { 0x08 })]
    [InlineData(new byte[] { 0x12, 0x05, 0x41 })]
    [InlineData(new byte[] { 0x00 })]
    [InlineData(new byte[] { 0x0C })]
    [InlineData(new byte[] { 0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF })]
    public void Read_OfBytesThatAreNoMessage_SaysSo(byte[] bytes) =>
        Assert.Throws<InvalidDataException>(() => Codec.Read(Schema.FindMessage("gorpc.oracle.Inner")!, bytes));
}
