using ProtoBuf;
using ProtoBuf.Meta;

namespace GoRpc.Unit.Tests.Codecs.Oracles;

/// <summary>The same types through protobuf-net's own engine, at both levels and in both directions.</summary>
public sealed class ProtobufNetTests
{
    private static readonly DateTime Noon = new(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);

    private static readonly Everything Sample = new()
    {
        Int32 = -1,
        Int64 = long.MinValue,
        UInt32 = uint.MaxValue,
        UInt64 = ulong.MaxValue,
        SInt32 = -5,
        SInt64 = long.MinValue,
        Fixed32 = 7,
        Fixed64 = 8,
        SFixed32 = -9,
        SFixed64 = -10,
        Float = float.NaN,
        Double = -0.0,
        Bool = true,
        String = "grüße 🦊",
        Bytes = [0, 1, 255],
        Color = Color.Blue,
        Inner = new() { Id = 1, Name = "i" },
        OptionalInt32 = 0,
        OptionalString = "",
        Int32s = [0, 1, -1],
        Strings = ["", "a"],
        Inners = [new(), new() { Id = 3 }],
        Counts = new() { ["a"] = 300, ["zero"] = 0 },
        ById = new() { [0] = new() { Name = "five" } },
        At = Noon.AddTicks(7),
        Took = TimeSpan.FromTicks(-12345678),
        Doubles = [0, 1e300],
        Colors = [Color.None, (Color)77],
        OptionalDouble = 0,
        Instants = [DateTime.UnixEpoch.AddTicks(-TimeSpan.TicksPerDay), Noon],
        Labels = new() { [false] = "no" },
        SInt64s = [-1, 1],
        OptionalInstant = DateTime.UnixEpoch.AddTicks(-1),
        OptionalBytes = [],
        Flags = [true, false],
        ColorOf = new() { [ulong.MaxValue] = Color.Red },
        OptionalColor = Color.None,
        Guid = Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff"),
        Decimal = -12.50m,
        Fixed32s = [1, 2],
    };

    public static TheoryData<DateTime> Instants =>
    [
        DateTime.MinValue, DateTime.MaxValue, DateTime.UnixEpoch, Noon, Noon.Date, Noon.AddMinutes(1), Noon.AddSeconds(1), Noon.AddMilliseconds(1), Noon.AddTicks(1),
        new DateTime(1, 1, 1, 0, 0, 0, 1, DateTimeKind.Utc), DateTime.SpecifyKind(Noon, DateTimeKind.Unspecified),
    ];

    public static TheoryData<TimeSpan> Durations =>
    [
        TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.Zero, TimeSpan.FromDays(-3), TimeSpan.FromHours(5), TimeSpan.FromMinutes(61), TimeSpan.FromSeconds(-1),
        TimeSpan.FromMilliseconds(1), TimeSpan.FromTicks(-1), TimeSpan.FromTicks(12345678901),
    ];

    public static TheoryData<decimal> Decimals => [0m, 0.00m, 1m, -1m, 12.50m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, -4294967296m];

    [Fact]
    public void ProtobufNet_OfOurBytesAtLevel300_GivesTheSameValue()
    {
        var bytes = Coding.Serializer.Serialize(Sample);

        Assert.Equivalent(Sample, Read<Everything>(bytes), strict: true);
    }

    [Fact]
    public void Deserialize_OfProtobufNetsBytesAtLevel300_GivesTheSameValue()
    {
        var read = Coding.Serializer.Deserialize<Everything>(Write(Sample));

        Assert.Equivalent(Sample, read, strict: true);
    }

    [Theory]
    [MemberData(nameof(Instants))]
    public void DateTime_AtLevel200_HasTheBytesOfProtobufNet(DateTime value) => AssertSameBytes(new Legacy { OptionalAt = value }, read => read.OptionalAt!.Value, value);

    [Theory]
    [MemberData(nameof(Durations))]
    public void TimeSpan_AtLevel200_HasTheBytesOfProtobufNet(TimeSpan value) => AssertSameBytes(new Legacy { OptionalTook = value }, read => read.OptionalTook!.Value, value);

    [Theory]
    [MemberData(nameof(Decimals))]
    public void Decimal_AtLevel200_HasTheBytesOfProtobufNet(decimal value) => AssertSameBytes(new Legacy { OptionalPrice = value }, read => read.OptionalPrice!.Value, value);

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("6f9619ff-8b86-d011-b42d-00c04fc964ff")]
    [InlineData("00000000-0000-0000-0000-000000000001")]
    public void Guid_AtLevel200_HasTheBytesOfProtobufNet(string value) =>
        AssertSameBytes(new Legacy { OptionalId = Guid.Parse(value) }, read => read.OptionalId!.Value, Guid.Parse(value));

    [Fact]
    public void NonNullableMembers_AtLevel200_ReadWhatProtobufNetWrites()
    {
        var value = new LegacyAlways { At = Noon, Took = TimeSpan.FromHours(1), Price = 1.50m, Id = Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff") };

        Assert.Equal(value, Coding.Serializer.Deserialize<LegacyAlways>(Write(value)));
        Assert.Equal(value, Read<LegacyAlways>(Coding.Serializer.Serialize(value)));
    }

    [Theory]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Local)]
    public void DateTime_AtLevel200WithItsKindFromProtobufNet_KeepsTheKind(DateTimeKind kind)
    {
        var model = RuntimeTypeModel.Create();
        model.IncludeDateTimeKind = true;
        var bytes = Write(new LegacyAlways { At = DateTime.SpecifyKind(Noon, kind) }, model);

        var read = Coding.Serializer.Deserialize<LegacyAlways>(bytes).At;

        Assert.Equal(DateTime.SpecifyKind(Noon, kind), read);
        Assert.Equal(kind, read.Kind);
    }

    [Fact]
    public void DerivedTypes_InBothDirections_AreThoseOfProtobufNet()
    {
        Zoo zoo = new() { Animals = [new Dog { Name = "Rex", Tricks = 3 }, new Puppy { Name = "Bit", Tricks = 1, Weeks = 9 }, new Animal { Name = "?" }], Star = new Puppy { Name = "Top", Tricks = 2, Weeks = 2 } };

        Assert.Equal(Coding.Hex(Write(zoo)), Coding.Send(zoo));
        Assert.Equivalent(zoo, Coding.Serializer.Deserialize<Zoo>(Write(zoo)), strict: true);
        Assert.Equivalent(zoo, Read<Zoo>(Coding.Serializer.Serialize(zoo)), strict: true);
    }

    private static void AssertSameBytes<TValue>(Legacy legacy, Func<Legacy, TValue> member, TValue expected)
    {
        var theirs = Write(legacy);

        Assert.Equal(Coding.Hex(theirs), Coding.Send(legacy));
        Assert.Equal(expected, member(Coding.Serializer.Deserialize<Legacy>(theirs)));
    }

    private static byte[] Write<T>(T value, RuntimeTypeModel? model = null)
    {
        using var stream = new MemoryStream();
        (model ?? NewModel()).Serialize(stream, value);
        return stream.ToArray();
    }

    private static T Read<T>(byte[] bytes) => NewModel().Deserialize<T>(new ReadOnlyMemory<byte>(bytes));

    // Zeros left out, as proto3 and GoRpc have it; protobuf-net writes them by default.
    private static RuntimeTypeModel NewModel()
    {
        var model = RuntimeTypeModel.Create();
        model.UseImplicitZeroDefaults = true;
        return model;
    }

    [ProtoContract]
    [CompatibilityLevel(CompatibilityLevel.Level200)]
    public sealed record Legacy
    {
        [ProtoMember(1)]
        public DateTime? OptionalAt { get; set; }

        [ProtoMember(2)]
        public TimeSpan? OptionalTook { get; set; }

        [ProtoMember(3)]
        public Guid? OptionalId { get; set; }

        [ProtoMember(4)]
        public decimal? OptionalPrice { get; set; }
    }

    // protobuf-net writes a DateTime of zero even where it leaves out other zeros, so these stand apart.
    [ProtoContract]
    [CompatibilityLevel(CompatibilityLevel.Level200)]
    public sealed record LegacyAlways
    {
        [ProtoMember(1)]
        public DateTime At { get; set; }

        [ProtoMember(2)]
        public TimeSpan Took { get; set; }

        [ProtoMember(3)]
        public Guid Id { get; set; }

        [ProtoMember(4)]
        public decimal Price { get; set; }
    }

    [ProtoContract]
    public sealed class Zoo
    {
        [ProtoMember(1)]
        public List<Animal> Animals { get; set; } = [];

        [ProtoMember(2)]
        public Dog? Star { get; set; }
    }

    [ProtoContract]
    [ProtoInclude(10, typeof(Dog))]
    public class Animal
    {
        [ProtoMember(1)]
        public string Name { get; set; } = "";
    }

    [ProtoContract]
    [ProtoInclude(10, typeof(Puppy))]
    public class Dog : Animal
    {
        [ProtoMember(1)]
        public int Tricks { get; set; }
    }

    [ProtoContract]
    public sealed class Puppy : Dog
    {
        [ProtoMember(1)]
        public int Weeks { get; set; }
    }
}
