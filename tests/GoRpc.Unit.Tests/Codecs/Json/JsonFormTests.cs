using System.Runtime.Serialization;
using GoRpc.Unit.Tests.Codecs.Oracles;
using ProtoBuf;
using Scalars = GoRpc.Unit.Tests.Codecs.ScalarTests.Scalars;

namespace GoRpc.Unit.Tests.Codecs.Json;

/// <summary>Every form by its text, and what is read that GoRpc does not write itself.</summary>
public sealed class JsonFormTests
{
    [Fact]
    public void Zeros_AreLeftOut()
    {
        Assert.Equal("{}", Coding.SendJson(new Everything()));
        Assert.Equal("{}", Coding.SendJson(new Scalars()));
        Assert.Equal(Coding.Send(new Everything()), Coding.Send(Coding.ReceiveJson<Everything>("{}")));
    }

    [Fact]
    public void Names_AreThoseOfTheProtoInCamelCase() =>
        Assert.Equal("""{"byId":{"-1":{"id":1}},"optionalBytes":""}""", Coding.SendJson(new Everything { ById = { [-1] = new() { Id = 1 } }, OptionalBytes = [] }));

    [Fact]
    public void NumbersOf64Bits_AreTexts()
    {
        var json = Coding.SendJson(new Everything { Int64 = long.MinValue, UInt64 = ulong.MaxValue, Fixed64 = 1, SFixed64 = -1, SInt64 = -2, SInt64s = [1] });

        Assert.Equal("""{"aInt64":"-9223372036854775808","aUint64":"18446744073709551615","aSint64":"-2","aFixed64":"1","aSfixed64":"-1","sint64s":["1"]}""", json);
    }

    [Fact]
    public void NumbersOf32BitsAndLess_AreNumbers()
    {
        Assert.Equal(
            """{"int":-2147483648,"byte":255,"sByte":-128,"short":-1,"uShort":65535,"char":65,"fixedShort":-3,"zigZagSByte":-4}""",
            Coding.SendJson(new Scalars { Int = int.MinValue, Byte = 255, SByte = -128, Short = -1, UShort = 65535, Char = 'A', FixedShort = -3, ZigZagSByte = -4 }));
        Assert.Equal("""{"aUint32":4294967295,"aFixed32":1}""", Coding.SendJson(new Everything { UInt32 = uint.MaxValue, Fixed32 = 1 }));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("\"1\"")]
    [InlineData("1.0")]
    [InlineData("10e-1")]
    [InlineData("\"1.00\"")]
    [InlineData("\"0.1e1\"")]
    [InlineData("\"\\u0031\"")]
    public void WholeNumber_InAnyForm_IsRead(string number)
    {
        foreach (var name in new[] { "a_int32", "a_int64", "a_uint32", "a_uint64", "a_sint32", "a_sint64", "a_fixed32", "a_fixed64", "a_sfixed32", "a_sfixed64" })
        {
            Assert.Equal(
                Coding.Send(Coding.ReceiveJson<Everything>($$"""{"{{name}}":1}""")),
                Coding.Send(Coding.ReceiveJson<Everything>($$"""{"{{name}}":{{number}}}""")));
        }

        var read = Coding.ReceiveJson<Everything>($$"""{"a_int32":{{number}},"aUint64":{{number}}}""");
        Assert.Equal((1, 1UL), (read.Int32, read.UInt64));
    }

    [Theory]
    [InlineData("9007199254740993", 9007199254740993)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("-9.223372036854775808e18", long.MinValue)]
    public void LargeNumber_OutsideOfQuotes_KeepsItsDigits(string number, long expected) =>
        Assert.Equal(expected, Coding.ReceiveJson<Everything>($$"""{"aInt64":{{number}}}""").Int64);

    [Theory]
    [InlineData(1.5, "1.5")]
    [InlineData(1e300, "1E+300")]
    [InlineData(-0.0, "-0")]
    [InlineData(double.NaN, "\"NaN\"")]
    [InlineData(double.PositiveInfinity, "\"Infinity\"")]
    [InlineData(double.NegativeInfinity, "\"-Infinity\"")]
    [InlineData(5e-324, "5E-324")]
    public void Double_OfEachKind_IsWrittenAndRead(double value, string text)
    {
        var json = $$"""{"aDouble":{{text}}}""";

        Assert.Equal(json, Coding.SendJson(new Everything { Double = value }));
        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(Coding.ReceiveJson<Everything>(json).Double));
    }

    [Theory]
    [InlineData("\"1.5\"", 1.5)]
    [InlineData("15e-1", 1.5)]
    [InlineData("\"1e3\"", 1000)]
    [InlineData("\"-0\"", -0.0)]
    public void Double_InOtherForms_IsRead(string text, double expected) =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(Coding.ReceiveJson<Everything>($$"""{"aDouble":{{text}}}""").Double));

    [Theory]
    [InlineData(0.1f, "0.1")]
    [InlineData(float.MaxValue, "3.4028235E+38")]
    [InlineData(float.NaN, "\"NaN\"")]
    public void Float_HasItsOwnDigits(float value, string text)
    {
        var json = $$"""{"aFloat":{{text}}}""";

        Assert.Equal(json, Coding.SendJson(new Everything { Float = value }));
        Assert.Equal(value, Coding.ReceiveJson<Everything>(json).Float);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("grüße 🦊", "grüße 🦊")]
    [InlineData("a\"b\\c/d", "a\\\"b\\\\c/d")]
    [InlineData("\b\f\n\r\t", "\\b\\f\\n\\r\\t")]
    [InlineData("\0\u001f\u007f", "\\u0000\\u001f\u007f")]
    [InlineData("</script>", "\\u003c/script\\u003e")]
    [InlineData("\uFEFF\u2028", "\uFEFF\u2028")]
    public void Text_WithWhatNeedsEscapes_IsWrittenAndRead(string text, string written)
    {
        var json = $$"""{"anOptionalString":"{{written}}"}""";

        Assert.Equal(json, Coding.SendJson(new Everything { OptionalString = text }));
        Assert.Equal(text, Coding.ReceiveJson<Everything>(json).OptionalString);
    }

    [Theory]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(100_000)]
    public void Text_OfAnyLength_IsWrittenAndRead(int length)
    {
        foreach (var text in new[] { new string('x', length), new string('ß', length), new string('"', length), string.Concat(Enumerable.Repeat("🦊", length)), new string('x', length - 1) + "🦊" })
        {
            Assert.Equal(text, Coding.ReceiveJson<Everything>(Coding.SendJson(new Everything { String = text })).String);
        }
    }

    [Theory]
    [InlineData("\"\\u0067r\\u00fc\\u00dfe \\ud83e\\udd8a \\/\"", "grüße 🦊 /")]
    public void Text_WithEscapes_IsRead(string json, string expected) => Assert.Equal(expected, Coding.ReceiveJson<Everything>($$"""{"aString":{{json}}}""").String);

    [Theory]
    [InlineData("+/+/", "FBFFBF")]
    [InlineData("-_-_", "FBFFBF")]
    [InlineData("+/8=", "FBFF")]
    [InlineData("+/8", "FBFF")]
    [InlineData("-_8", "FBFF")]
    [InlineData("-_8=", "FBFF")]
    [InlineData("+w==", "FB")]
    [InlineData("+w", "FB")]
    [InlineData("\\u002bw", "FB")]
    [InlineData("", "")]
    public void Bytes_InEachAlphabet_AreRead(string text, string expected) =>
        Assert.Equal(expected, Convert.ToHexString(Coding.ReceiveJson<Everything>($$"""{"aBytes":"{{text}}"}""").Bytes));

    [Fact]
    public void Bytes_AreWrittenInTheStandardAlphabet() => Assert.Equal("""{"aBytes":"+/8="}""", Coding.SendJson(new Everything { Bytes = [0xFB, 0xFF] }));

    [Theory]
    [InlineData("\"COLOR_BLUE\"", -2)]
    [InlineData("-2", -2)]
    [InlineData("77", 77)]
    [InlineData("1.0", 1)]
    [InlineData("\"COLOR_\\u0052ED\"", 1)]
    public void Enum_ByNameOrNumber_IsRead(string text, int expected) => Assert.Equal((Color)expected, Coding.ReceiveJson<Everything>($$"""{"aColor":{{text}}}""").Color);

    [Fact]
    public void Enum_IsWrittenByNameOrElseByNumber() =>
        Assert.Equal(
            """{"colors":["COLOR_NONE","COLOR_BLUE",77],"colorOf":{"1":"COLOR_RED"}}""",
            Coding.SendJson(new Everything { Colors = [Color.None, Color.Blue, (Color)77], ColorOf = { [1] = Color.Red } }));

    [Fact]
    public void Enum_WithoutZero_HasTheNameOfTheProtoForIt()
    {
        var sent = new Odd { Maybe = 0, Byte = Level.High, ByLevel = { [Level.Low] = 1 } };

        Assert.Equal("""{"maybe":"JSON_FORM_TESTS_LEVEL_UNSPECIFIED","byte":"JSON_FORM_TESTS_LEVEL_HIGH","byLevel":{"1":1}}""", Coding.SendJson(sent));
        Assert.Equal(sent.ByLevel, Coding.ReceiveJson<Odd>("""{"byLevel":{"JSON_FORM_TESTS_LEVEL_LOW":1}}""").ByLevel);
        Assert.Equal((Level)0, Coding.RoundTrip(sent).Maybe);
    }

    [Fact]
    public void Keys_AreTextsOfAnyType()
    {
        var sent = new Odd { Flags = { [true] = 1 }, ByDate = { [new DateOnly(2026, 11, 23)] = 2 }, ByLong = { [-5] = 3 } };

        Assert.Equal("""{"flags":{"true":1},"byDate":{"2026-11-23":2},"byLong":{"-5":3}}""", Coding.SendJson(sent));
        Assert.Equal(Coding.Send(sent), Coding.Send(Coding.RoundTrip(sent)));
        Assert.Equal(new() { ["\"\n"] = 1, [""] = 2 }, Coding.ReceiveJson<Everything>("""{"counts":{"\"\n":1,"":2}}""").Counts);
    }

    [Fact]
    public void PresentZeros_AreWritten() =>
        Assert.Equal(
            """{"aInner":{},"anOptionalInt32":0,"anOptionalString":"","anOptionalDouble":0,"anOptionalColor":"COLOR_NONE"}""",
            Coding.SendJson(new Everything { Inner = new(), OptionalInt32 = 0, OptionalString = "", OptionalDouble = 0, OptionalColor = Color.None }));

    [Fact]
    public void Null_IsAsIfItWereAbsent()
    {
        var names = Coding.SendJson(Full()).Split('"').Where(part => part.StartsWith('a') || part.StartsWith("optional", StringComparison.Ordinal)).Distinct();
        var json = $"{{{string.Join(',', names.Concat(["int32s", "inners", "counts", "byId"]).Select(name => $"\"{name}\":null"))}}}";

        Assert.Contains("\"aInner\":null", json);
        Assert.Equal("", Coding.Send(Coding.ReceiveJson<Everything>(json)));
    }

    [Fact]
    public void Members_InAnyOrderAndWithSpaces_AreRead()
    {
        var read = Coding.ReceiveJson<Everything>(" {\r\n\t\"strings\" : [ \"a\" , \"b\" ] , \"aInner\" : { \"name\" : \"n\" , \"id\" : 1 } , \"aInt32\" : 5 } ");

        Assert.Equal(["a", "b"], read.Strings);
        Assert.Equal(new Inner { Id = 1, Name = "n" }, read.Inner);
        Assert.Equal(5, read.Int32);
    }

    [Fact]
    public void MessageOfManyFields_IsReadByEachName()
    {
        var json = $"{{{string.Join(',', Enumerable.Range(1, 130).Reverse().Select(number => $"\"f{number}\":{number}"))}}}";
        var read = Coding.ReceiveJson<Wide>(json);

        Assert.Equal(json.Split(',').Length, Coding.SendJson(read).Split(',').Length);
        Assert.Equal((1, 64, 65, 128, 129, 130), (read.F1, read.F64, read.F65, read.F128, read.F129, read.F130));
    }

    private static Everything Full() => GoogleProtobufTests.Samples["small"].Ours;

    public enum Level : byte
    {
        Low = 1,
        High = 200,
    }

    [DataContract]
    public sealed class Odd
    {
        [DataMember(Order = 1)]
        public Level? Maybe { get; set; }

        [DataMember(Order = 2)]
        public Level Byte { get; set; }

        [DataMember(Order = 3)]
        public Dictionary<Level, int> ByLevel { get; set; } = [];

        [DataMember(Order = 4)]
        public Dictionary<bool, int> Flags { get; set; } = [];

        [DataMember(Order = 5)]
        public Dictionary<DateOnly, int> ByDate { get; set; } = [];

        [ProtoMember(6, DataFormat = DataFormat.FixedSize)]
        [DataMember(Order = 6)]
        public Dictionary<long, int> ByLong { get; set; } = [];
    }
}
