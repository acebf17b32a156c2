using System.Buffers;
using System.Text;
using GoRpc.Unit.Tests.Codecs.Oracles;
using Scalars = GoRpc.Unit.Tests.Codecs.ScalarTests.Scalars;

namespace GoRpc.Unit.Tests.Codecs.Json;

/// <summary>Text that is no message of the contract: an error that says where, what was found and what is expected.</summary>
public sealed class JsonErrorTests
{
    private const string Prefix = "The JSON is no 'GoRpc.Unit.Tests.Codecs.Oracles.Everything': ";

    [Theory]
    // Not JSON.
    [InlineData("", "it is empty, expected an object: a message without fields is {}")]
    [InlineData(" \r\n", "it is empty, expected an object")]
    [InlineData("{", "it is no JSON: ")]
    [InlineData("{\"aInt32\":1", "'a_int32' is no JSON: ")]
    [InlineData("{\"aInt32\":1,}", "'a_int32' is no JSON: ")]
    [InlineData("{\"aInt32\":}", "'a_int32' is no JSON: ")]
    [InlineData("{\"aInt32\":01}", "'a_int32' is no JSON: ")]
    [InlineData("{\"aInt32\":NaN}", "'a_int32' is no JSON: ")]
    [InlineData("{'aInt32':1}", "it is no JSON: ")]
    [InlineData("{\"aString\":\"\t\"}", "'a_string' is no JSON: ")]
    [InlineData("{\"aString\":\"\\x\"}", "'a_string' is no JSON: ")]
    [InlineData("{} {}", "it is no JSON: ")]
    [InlineData("{/**/}", "it is no JSON: ")]
    // Another type.
    [InlineData("null", "it is null, expected an object (byte 0)")]
    [InlineData("[]", "it is a list, expected an object (byte 0)")]
    [InlineData("\"text\"", "it is the text \"text\", expected an object")]
    [InlineData("{\"aInt32\":true}", "'a_int32' is true, expected a whole number from -2147483648 to 2147483647 (byte 10)")]
    [InlineData("{\"aInt32\":\"\"}", "'a_int32' is the text \"\", expected a whole number")]
    [InlineData("{\"aInt32\":\" 1\"}", "'a_int32' is the text \" 1\", expected a whole number")]
    [InlineData("{\"aInt32\":\"1 \"}", "'a_int32' is the text \"1 \", expected a whole number")]
    [InlineData("{\"aInt32\":\"+1\"}", "'a_int32' is the text \"+1\", expected a whole number")]
    [InlineData("{\"aInt32\":\"01\"}", "'a_int32' is the text \"01\", expected a whole number")]
    [InlineData("{\"aInt32\":\"0x1\"}", "'a_int32' is the text \"0x1\", expected a whole number")]
    [InlineData("{\"aInt32\":\"NaN\"}", "'a_int32' is the text \"NaN\", expected a whole number")]
    [InlineData("{\"aInt32\":{}}", "'a_int32' is an object, expected a whole number")]
    [InlineData("{\"aInt32\":[1]}", "'a_int32' is a list, expected a whole number")]
    [InlineData("{\"aBool\":\"true\"}", "'a_bool' is the text \"true\", expected true or false")]
    [InlineData("{\"aBool\":1}", "'a_bool' is 1, expected true or false")]
    [InlineData("{\"aString\":1}", "'a_string' is 1, expected a text")]
    [InlineData("{\"aDouble\":\"\"}", "'a_double' is the text \"\", expected a number")]
    [InlineData("{\"aDouble\":\"nan\"}", "'a_double' is the text \"nan\", expected a number")]
    [InlineData("{\"aDouble\":\"INF\"}", "expected a number")]
    [InlineData("{\"aDouble\":\"+Infinity\"}", "expected a number")]
    [InlineData("{\"aBytes\":\"%\"}", "'a_bytes' is the text \"%\", expected bytes in base64")]
    [InlineData("{\"aBytes\":\"AAAAA\"}", "expected bytes in base64")]
    [InlineData("{\"aBytes\":\"AA=\"}", "expected bytes in base64")]
    [InlineData("{\"aBytes\":\"A===\"}", "expected bytes in base64")]
    [InlineData("{\"aBytes\":\"====\"}", "expected bytes in base64")]
    [InlineData("{\"aBytes\":\"AA==AA==\"}", "expected bytes in base64")]
    [InlineData("{\"aBytes\":[1]}", "expected bytes in base64")]
    [InlineData("{\"aColor\":\"RED\"}", "'a_color' is the text \"RED\", expected a value of 'GoRpc.Unit.Tests.Codecs.Oracles.Color' (COLOR_NONE, COLOR_RED, COLOR_BLUE), or its number")]
    [InlineData("{\"aColor\":\"color_red\"}", "expected a value of")]
    [InlineData("{\"aColor\":\"1\"}", "expected a value of")]
    [InlineData("{\"aColor\":null,\"colors\":[null]}", "'colors[0]' is null, expected a value of")]
    [InlineData("{\"aInner\":1}", "'a_inner' is 1, expected an object")]
    [InlineData("{\"aInner\":[]}", "'a_inner' is a list, expected an object")]
    [InlineData("{\"int32s\":1}", "'int32s' is 1, expected a list")]
    [InlineData("{\"int32s\":{}}", "'int32s' is an object, expected a list")]
    [InlineData("{\"counts\":[]}", "'counts' is a list, expected an object")]
    // Out of range.
    [InlineData("{\"aInt32\":2147483648}", "'a_int32' is 2147483648, expected a whole number from -2147483648 to 2147483647")]
    [InlineData("{\"aInt32\":-2147483649}", "'a_int32' is -2147483649, expected")]
    [InlineData("{\"aInt32\":1.5}", "'a_int32' is 1.5, expected a whole number")]
    [InlineData("{\"aInt32\":1e-1}", "'a_int32' is 1e-1, expected a whole number")]
    [InlineData("{\"aInt32\":1e10}", "'a_int32' is 1e10, expected")]
    [InlineData("{\"aInt32\":1e999999999}", "'a_int32' is 1e999999999, expected")]
    [InlineData("{\"aInt64\":9223372036854775808}", "expected a whole number from -9223372036854775808 to 9223372036854775807")]
    [InlineData("{\"aInt64\":\"9223372036854775808\"}", "expected a whole number")]
    [InlineData("{\"aUint32\":-1}", "'a_uint32' is -1, expected a whole number from 0 to 4294967295")]
    [InlineData("{\"aUint32\":4294967296}", "expected a whole number from 0 to 4294967295")]
    [InlineData("{\"aUint64\":18446744073709551616}", "expected a whole number from 0 to 18446744073709551615")]
    [InlineData("{\"aUint64\":-1}", "expected a whole number from 0")]
    [InlineData("{\"aDouble\":1e400}", "'a_double' is 1e400, expected a number of 64 bits")]
    [InlineData("{\"aDouble\":\"-1e400\"}", "expected a number of 64 bits")]
    [InlineData("{\"aFloat\":1e39}", "'a_float' is 1e39, expected a number of 32 bits")]
    // Places.
    [InlineData("{\"int32s\":[1,2,\"x\"]}", "'int32s[2]' is the text \"x\", expected a whole number")]
    [InlineData("{\"strings\":[\"a\",null]}", "'strings[1]' is null, expected a text")]
    [InlineData("{\"inners\":[{},null]}", "'inners[1]' is null, expected an object")]
    [InlineData("{\"inners\":[{\"id\":1},{\"name\":2}]}", "'inners[1].name' is 2, expected a text")]
    [InlineData("{\"aInner\":{\"id\":\"x\"}}", "'a_inner.id' is the text \"x\"")]
    [InlineData("{\"counts\":{\"a\":1,\"b\":null}}", "'counts[\"b\"]' is null, expected a whole number")]
    [InlineData("{\"byId\":{\"1\":{},\"2\":{\"id\":1.5}}}", "'by_id[\"2\"].id' is 1.5")]
    [InlineData("{\"byId\":{\"x\":{}}}", "'by_id[\"x\"]' is the key \"x\", expected a whole number")]
    [InlineData("{\"labels\":{\"yes\":\"\"}}", "'labels[\"yes\"]' is the key \"yes\", expected true or false")]
    [InlineData("{\"instants\":[\"1970-01-01T00:00:00Z\",5]}", "'instants[1]' is 5, expected an instant")]
    // Names.
    [InlineData("{\"aInner\":{\"Id\":1}}", "'a_inner.Id' is no field of 'GoRpc.Unit.Tests.Codecs.Oracles.Inner' (byte 11)")]
    [InlineData("{\"unknown\":{\"a\":[1]}}", "'unknown' is no field of 'GoRpc.Unit.Tests.Codecs.Oracles.Everything'")]
    [InlineData("{\"\":1}", "'\"\"' is no field of")]
    [InlineData("{\"aInt32\":1,\"aInt32\":1}", "'a_int32' is there twice (byte 12)")]
    [InlineData("{\"aInt32\":1,\"a_int32\":1}", "'a_int32' is there twice")]
    [InlineData("{\"aInt32\":null,\"a_int32\":1}", "'a_int32' is there twice")]
    [InlineData("{\"counts\":{\"a\":1,\"a\":1}}", "'counts[\"a\"]' is there twice")]
    [InlineData("{\"byId\":{\"1\":{},\"1.0\":{}}}", "'by_id[\"1.0\"]' is there twice")]
    // Text.
    [InlineData("{\"aString\":\"\\ud83e\"}", "'a_string' is a text that is not valid UTF-8, or has half of a surrogate pair")]
    [InlineData("{\"aString\":\"\\udd8a\\ud83e\"}", "'a_string' is a text that is not valid UTF-8")]
    [InlineData("{\"counts\":{\"\\ud83e\":1}}", "is a text that is not valid UTF-8")]
    [InlineData("{\"aInt32\":\"\\ud83e\"}", "'a_int32' is the text ")]
    [InlineData("{\"\\ud83e\":1}", "is no field of")]
    public void WrongJson_OfEachSort_SaysWhereAndWhat(string json, string expected)
    {
        var failure = Assert.Throws<InvalidDataException>(() => Coding.ReceiveJson<Everything>(json));

        Assert.StartsWith(Prefix, failure.Message);
        Assert.Contains(expected, failure.Message);
        Assert.Matches(@"\(byte \d+\)\.$", failure.Message);
    }

    [Theory]
    [InlineData("C3 28")]
    [InlineData("ED A0 80")]
    [InlineData("FF")]
    public void Text_ThatIsNoUtf8_IsAnError(string hex)
    {
        byte[] json = [.. "{\"strings\":[\"\",\""u8, .. Coding.Bytes(hex), .. "\"]}"u8];

        var failure = Assert.Throws<InvalidDataException>(() => Coding.Serializer.DeserializeJson<Everything>(json));
        Assert.Contains("'strings[1]' is a text that is not valid UTF-8", failure.Message);
    }

    [Theory]
    [InlineData("""{"byte":256}""", "'byte' is 256, expected a whole number from 0 to 255")]
    [InlineData("""{"byte":-1}""", "expected a whole number from 0 to 255")]
    [InlineData("""{"sByte":128}""", "expected a whole number from -128 to 127")]
    [InlineData("""{"short":-32769}""", "expected a whole number from -32768 to 32767")]
    [InlineData("""{"fixedShort":32768}""", "expected a whole number from -32768 to 32767")]
    [InlineData("""{"zigZagSByte":-129}""", "expected a whole number from -128 to 127")]
    [InlineData("""{"char":65536}""", "expected a whole number from 0 to 65535")]
    public void ShortNumber_OutOfItsRange_IsAnError(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => Coding.ReceiveJson<Scalars>(json.Replace("sByte\":", "s_byte\":", StringComparison.Ordinal))).Message);

    [Fact]
    public void UnknownFields_WhereTheyAreIgnored_ArePassedOver()
    {
        var json = """{"x":{"a":[{"aInt32":1}],"b":null},"aInner":{"y":"\ud83e","id":3,"z":[[]]},"inners":[{"x":1}],"aInt32":1}"""u8;
        var read = Coding.Serializer.DeserializeJson<Everything>(json, new JsonReadOptions { IgnoreUnknownFields = true });

        Assert.Equal((1, 3, 1), (read.Int32, read.Inner!.Id, read.Inners.Count));
        Assert.Throws<InvalidDataException>(() => Coding.Serializer.DeserializeJson<Everything>("""{"x":1}"""u8, new JsonReadOptions()));
    }

    [Fact]
    public void WhatIsUnknown_IsNoPlaceForWhatIsNoJson() =>
        Assert.Contains(
            "'x.y' is no JSON",
            Assert.Throws<InvalidDataException>(() => Coding.Serializer.DeserializeJson<Everything>("""{"x":{"y":1,}}"""u8, new JsonReadOptions { IgnoreUnknownFields = true })).Message);

    [Fact]
    public void Messages_OneLevelTooDeep_AreAnError()
    {
        Assert.NotNull(Coding.ReceiveJson<HostileInputTests.Chain>(Nested(100)));
        Assert.Contains("lies more than 100 levels deep", Assert.Throws<InvalidDataException>(() => Coding.ReceiveJson<HostileInputTests.Chain>(Nested(101))).Message);
    }

    [Fact]
    public void Messages_ThousandsOfLevelsDeep_AreAnErrorAndNoStackOverflow()
    {
        Assert.Throws<InvalidDataException>(() => Coding.ReceiveJson<HostileInputTests.Chain>(Nested(100_000)));
        Assert.Throws<InvalidDataException>(() => Coding.ReceiveJson<Everything>(new string('[', 100_000)));
        Assert.Throws<InvalidDataException>(() => Coding.Serializer.DeserializeJson<Everything>(
            Encoding.UTF8.GetBytes($"{{\"x\":{new string('[', 100_000)}"), new JsonReadOptions { IgnoreUnknownFields = true }));
    }

    [Fact]
    public void Chain_OfTheDeepestThatIsRead_IsWritten()
    {
        var deepest = Coding.ReceiveJson<HostileInputTests.Chain>(Nested(100));

        Assert.Equal(Nested(100), Coding.SendJson(deepest));
        Assert.Throws<ContractViolationException>(() => Coding.SendJson(new HostileInputTests.Chain { Next = deepest }));
    }

    [Fact]
    public void LongNames_AreCutInTheError()
    {
        var failure = Assert.Throws<InvalidDataException>(() => Coding.ReceiveJson<Everything>($$"""{"{{new string('x', 1_000_000)}}":1}"""));

        Assert.InRange(failure.Message.Length, 100, 300);
    }

    [Fact]
    public void Json_InPieces_IsReadAndItsFaultsAreFound()
    {
        var value = Coding.Serializer.DeserializeJson<Everything>(Segments.Of("""{"aInt"""u8.ToArray(), """32":1,"aString":"x"""u8.ToArray(), "\"}"u8.ToArray()), null);
        Assert.Equal((1, "x"), (value.Int32, value.String));

        var failure = Assert.Throws<InvalidDataException>(() =>
            Coding.Serializer.DeserializeJson<Everything>(Segments.Of("""{"inners":[{"na"""u8.ToArray(), """me":true}]}"""u8.ToArray()), null));
        Assert.Contains("'inners[0].name' is true", failure.Message);
    }

    [Fact]
    public void Buffer_OfAValueThatIsNotAllowed_StaysEmpty()
    {
        var buffer = new ArrayBufferWriter<byte>();

        Assert.Throws<ContractViolationException>(() => Coding.Serializer.SerializeJson(buffer, new Everything { Int32 = 1, String = null! }));
        Assert.Equal(0, buffer.WrittenCount);
        Coding.Serializer.SerializeJson(buffer, new Everything { Int32 = 1 });
        Assert.Equal("""{"aInt32":1}""", Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static string Nested(int depth) => $"{string.Concat(Enumerable.Repeat("{\"next\":", depth))}{{\"number\":1}}{new string('}', depth)}";
}
