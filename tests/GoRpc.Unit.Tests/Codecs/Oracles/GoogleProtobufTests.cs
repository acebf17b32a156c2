using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Oracle = GoRpc.Unit.Tests.Codecs.Oracles.Google;

namespace GoRpc.Unit.Tests.Codecs.Oracles;

/// <summary>The same values through Google.Protobuf's generated code: equal bytes, and each reads the other.</summary>
public sealed class GoogleProtobufTests
{
    public static TheoryData<string> Cases => [.. Samples.Keys];

    internal static Dictionary<string, (Everything Ours, Oracle.Everything Theirs)> Samples { get; } = new()
    {
        ["zeros"] = (new(), new() { At = null }),
        ["small"] = (Small(), SmallOracle()),
        ["extreme"] = (Extreme(), ExtremeOracle()),
        ["present zeros"] = (PresentZeros(), PresentZerosOracle()),
        ["collections"] = (Collections(), CollectionsOracle()),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Serialize_OfEachSample_WritesTheBytesOfGoogleProtobuf(string name)
    {
        var (ours, theirs) = Samples[name];

        Assert.Equal(Coding.Hex(theirs.ToByteArray()), Coding.Send(ours));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Deserialize_OfGoogleProtobufsBytes_GivesTheSameValue(string name)
    {
        var (ours, theirs) = Samples[name];

        Assert.Equivalent(ours, Coding.Serializer.Deserialize<Everything>(theirs.ToByteArray()), strict: true);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void GoogleProtobuf_OfOurBytes_GivesTheSameValue(string name)
    {
        var (ours, theirs) = Samples[name];

        Assert.Equal(theirs, Oracle.Everything.Parser.ParseFrom(Coding.Serializer.Serialize(ours)));
    }

    [Fact]
    public void Deserialize_OfUnpackedNumbers_ReadsThemLikePackedOnes()
    {
        var unpacked = new Oracle.UnpackedNumbers { Int32S = { 1, -1, 300 }, Doubles = { 1.5, 0 }, Colors = { Oracle.Color.Blue }, Fixed32S = { 7, 0 } };

        var read = Coding.Serializer.Deserialize<Everything>(unpacked.ToByteArray());

        Assert.Equal([1, -1, 300], read.Int32s);
        Assert.Equal([1.5, 0], read.Doubles);
        Assert.Equal([Color.Blue], read.Colors);
        Assert.Equal([7u, 0u], read.Fixed32s);
    }

    [Fact]
    public void Deserialize_OfUnknownFields_PassesOverThem()
    {
        var wider = new Oracle.WiderInner
        {
            Id = 5,
            Name = "x",
            UnknownText = "lost",
            UnknownNumbers = { 1, 2 },
            UnknownMessage = new Oracle.Inner { Id = 6 },
            UnknownFixed32 = 7,
            UnknownFixed64 = 8,
        };

        Assert.Equal(new Inner { Id = 5, Name = "x" }, Coding.Serializer.Deserialize<Inner>(wider.ToByteArray()));
    }

    [Fact]
    public void Deserialize_OfAMessageInTwoParts_MergesThemAsGoogleProtobufDoes()
    {
        byte[] bytes =
        [
            .. new Oracle.Everything { AInner = new() { Id = 1, Name = "a" }, AInt32 = 1, Int32S = { 1 } }.ToByteArray(),
            .. new Oracle.Everything { AInner = new() { Id = 2 }, AInt32 = 2, Int32S = { 2 } }.ToByteArray(),
            .. new Oracle.Everything { AInner = new() { Name = "c" } }.ToByteArray(),
        ];

        var theirs = Oracle.Everything.Parser.ParseFrom(bytes);
        var ours = Coding.Serializer.Deserialize<Everything>(bytes);

        Assert.Equal((2, "c"), (theirs.AInner.Id, theirs.AInner.Name));
        Assert.Equal(new Inner { Id = 2, Name = "c" }, ours.Inner);
        Assert.Equal(2, ours.Int32);
        Assert.Equal([1, 2], ours.Int32s);
    }

    private static Everything Small() => new()
    {
        Int32 = 1,
        Int64 = 2,
        UInt32 = 3,
        UInt64 = 4,
        SInt32 = -5,
        SInt64 = -6,
        Fixed32 = 7,
        Fixed64 = 8,
        SFixed32 = -9,
        SFixed64 = -10,
        Float = 1.5f,
        Double = -2.25,
        Bool = true,
        String = "grüße 🦊",
        Bytes = [0, 1, 255],
        Color = Color.Blue,
        Inner = new() { Id = 1, Name = "i" },
        OptionalInt32 = 18,
        OptionalString = "s",
        At = new DateTime(2026, 11, 23, 20, 30, 0, DateTimeKind.Utc).AddTicks(1234567),
        Took = TimeSpan.FromTicks(-12345678),
        OptionalDouble = 0.5,
        OptionalInstant = DateTime.UnixEpoch.AddTicks(-1),
        OptionalBytes = [9],
        OptionalColor = Color.Red,
        Guid = Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff"),
        Decimal = -12.50m,
    };

    private static Oracle.Everything SmallOracle() => new()
    {
        AInt32 = 1,
        AInt64 = 2,
        AUint32 = 3,
        AUint64 = 4,
        ASint32 = -5,
        ASint64 = -6,
        AFixed32 = 7,
        AFixed64 = 8,
        ASfixed32 = -9,
        ASfixed64 = -10,
        AFloat = 1.5f,
        ADouble = -2.25,
        ABool = true,
        AString = "grüße 🦊",
        ABytes = ByteString.CopyFrom(0, 1, 255),
        AColor = Oracle.Color.Blue,
        AInner = new() { Id = 1, Name = "i" },
        AnOptionalInt32 = 18,
        AnOptionalString = "s",
        At = Timestamp.FromDateTime(new DateTime(2026, 11, 23, 20, 30, 0, DateTimeKind.Utc).AddTicks(1234567)),
        Took = Duration.FromTimeSpan(TimeSpan.FromTicks(-12345678)),
        AnOptionalDouble = 0.5,
        AnOptionalInstant = Timestamp.FromDateTime(DateTime.UnixEpoch.AddTicks(-1)),
        OptionalBytes = ByteString.CopyFrom(9),
        AnOptionalColor = Oracle.Color.Red,
        AGuid = "6f9619ff-8b86-d011-b42d-00c04fc964ff",
        ADecimal = "-12.50",
    };

    private static Everything Extreme() => new()
    {
        Int32 = int.MinValue,
        Int64 = long.MinValue,
        UInt32 = uint.MaxValue,
        UInt64 = ulong.MaxValue,
        SInt32 = int.MinValue,
        SInt64 = long.MaxValue,
        Fixed32 = uint.MaxValue,
        Fixed64 = ulong.MaxValue,
        SFixed32 = int.MinValue,
        SFixed64 = long.MinValue,
        Float = float.NaN,
        Double = double.Epsilon,
        String = new string('x', 200),
        Bytes = new byte[300],
        Color = (Color)int.MaxValue,
        Inner = new(),
        At = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc),
        Took = TimeSpan.FromDays(-3_652_499),
        OptionalDouble = double.NegativeInfinity,
        OptionalInstant = DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc),
        Decimal = decimal.MinValue,
    };

    private static Oracle.Everything ExtremeOracle() => new()
    {
        AInt32 = int.MinValue,
        AInt64 = long.MinValue,
        AUint32 = uint.MaxValue,
        AUint64 = ulong.MaxValue,
        ASint32 = int.MinValue,
        ASint64 = long.MaxValue,
        AFixed32 = uint.MaxValue,
        AFixed64 = ulong.MaxValue,
        ASfixed32 = int.MinValue,
        ASfixed64 = long.MinValue,
        AFloat = float.NaN,
        ADouble = double.Epsilon,
        AString = new string('x', 200),
        ABytes = ByteString.CopyFrom(new byte[300]),
        AColor = (Oracle.Color)int.MaxValue,
        AInner = new(),
        At = Timestamp.FromDateTime(DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc)),
        Took = Duration.FromTimeSpan(TimeSpan.FromDays(-3_652_499)),
        AnOptionalDouble = double.NegativeInfinity,
        AnOptionalInstant = Timestamp.FromDateTime(DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc)),
        ADecimal = "-79228162514264337593543950335",
    };

    private static Everything PresentZeros() => new()
    {
        OptionalInt32 = 0,
        OptionalString = "",
        OptionalDouble = 0,
        OptionalInstant = DateTime.UnixEpoch,
        OptionalBytes = [],
        OptionalColor = Color.None,
        Inner = new(),
        Decimal = 0.00m,
    };

    private static Oracle.Everything PresentZerosOracle() => new()
    {
        AnOptionalInt32 = 0,
        AnOptionalString = "",
        AnOptionalDouble = 0,
        AnOptionalInstant = new Timestamp(),
        OptionalBytes = ByteString.Empty,
        AnOptionalColor = Oracle.Color.None,
        AInner = new(),
        ADecimal = "0.00",
    };

    private static Everything Collections() => new()
    {
        Int32s = [0, 1, -1, 300, int.MaxValue],
        Strings = ["", "a", "ß"],
        Inners = [new(), new() { Id = 3 }],
        Counts = new() { ["b"] = 1, ["a"] = 300, ["zero"] = 0, [""] = 5 },
        ById = new() { [5] = new() { Name = "five" }, [-1] = new() { Id = 1 }, [0] = new() },
        Doubles = [0, -0.0, 1e300],
        Colors = [Color.None, Color.Blue, (Color)77],
        Instants = [DateTime.UnixEpoch, DateTime.UnixEpoch.AddSeconds(1)],
        Labels = new() { [true] = "yes", [false] = "" },
        SInt64s = [-1, 1, long.MinValue],
        Flags = [true, false],
        ColorOf = new() { [ulong.MaxValue] = Color.Red },
        Fixed32s = [1, 2, 3],
    };

    private static Oracle.Everything CollectionsOracle() => new()
    {
        Int32S = { 0, 1, -1, 300, int.MaxValue },
        Strings = { "", "a", "ß" },
        Inners = { new Oracle.Inner(), new Oracle.Inner { Id = 3 } },
        Counts = { ["b"] = 1, ["a"] = 300, ["zero"] = 0, [""] = 5 },
        ById = { [5] = new() { Name = "five" }, [-1] = new() { Id = 1 }, [0] = new() },
        Doubles = { 0, -0.0, 1e300 },
        Colors = { Oracle.Color.None, Oracle.Color.Blue, (Oracle.Color)77 },
        Instants = { new Timestamp(), new Timestamp { Seconds = 1 } },
        Labels = { [true] = "yes", [false] = "" },
        Sint64S = { -1, 1, long.MinValue },
        Flags = { true, false },
        ColorOf = { [ulong.MaxValue] = Oracle.Color.Red },
        Fixed32S = { 1, 2, 3 },
    };
}
