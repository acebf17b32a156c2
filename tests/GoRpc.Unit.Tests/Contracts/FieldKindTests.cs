using System.Runtime.Serialization;
using GoRpc.Contracts;
using ProtoBuf;
using ProtoBuf.Meta;

namespace GoRpc.Unit.Tests.Contracts;

public sealed class FieldKindTests
{
    [Fact]
    public void Read_EveryScalar_HasItsForm()
    {
        Assert.Equal(
            """
            message demo.Scalars
              1: Bool Bool
              2: UInt32 Char
              3: Int32 SByte
              4: Int32 Short
              5: Int32 Int
              6: Int64 Long
              7: UInt32 Byte
              8: UInt32 UShort
              9: UInt32 UInt
              10: UInt64 ULong
              11: Float Float
              12: Double Double
              13: String String
              14: Bytes Bytes
              15: UriText Uri
              16: Timestamp DateTime
              17: Timestamp DateTimeOffset
              18: Duration TimeSpan
              19: GuidText Guid
              20: DecimalText Decimal
              21: DateText DateOnly
              22: TimeText TimeOnly
              23: demo.Color Color
              24: optional demo.Inner Inner
              25: optional Int32 Maybe or null
              26: optional demo.Color MaybeColor or null
              27: optional Timestamp MaybeTime or null
              28: optional demo.Place MaybePlace or null
              29: optional demo.Place Place

            """,
            Text.Of(Contract.ReadMessage<Scalars>()));
    }

    [Fact]
    public void Read_EveryCollection_HasItsForm()
    {
        Assert.Equal(
            """
            message demo.Collections
              1: packed Int32 Array
              2: repeated String List
              3: packed demo.Color Enums
              4: repeated Bytes Blobs
              5: repeated demo.Inner Messages
              6: packed UInt32 Octets
              7: repeated Timestamp Times
              8: map<String, Int32> Map
              9: map<Int64, demo.Inner> ReadOnlyMap
              10: map<GuidText, String> ByGuid
              11: map<demo.Color, Double> ByColor
              12: packed Int64 Optional or null
              13: repeated System.Collections.Generic.KeyValuePair_String_Int32 Pairs
              14: packed UInt32 Chars

            """,
            Text.Of(Contract.ReadMessage<Collections>()));
    }

    [Fact]
    public void Read_Formats_AreHonoured()
    {
        Assert.Equal(
            """
            message demo.Formats
              1: SInt32 ZigZag
              2: SInt64 LongZigZag
              3: SFixed32 Fixed
              4: SFixed64 LongFixed
              5: Fixed32 UIntFixed
              6: Fixed64 ULongFixed
              7: packed SInt32 List
              8: map<SInt32, SFixed64> Map
              9: SInt32 Short
              10: Timestamp WellKnownTime
              11: Duration WellKnownSpan
              12: Int32 Twos

            """,
            Text.Of(Contract.ReadMessage<Formats>()));
    }

    [Theory]
    [InlineData(typeof(At200), CompatibilityLevel.Level200)]
    [InlineData(typeof(At240), CompatibilityLevel.Level240)]
    [InlineData(typeof(At300), CompatibilityLevel.Level300)]
    public void Read_Levels_GiveTheFormsOfProtobufNet(Type type, CompatibilityLevel level)
    {
        var schema = RuntimeTypeModel.Create().GetSchema(type, ProtoSyntax.Proto3);

        var contract = ContractReader.ReadMessage(type, new ContractOptions());

        Assert.All(contract.Fields, field =>
        {
            var expected = field.Value.Kind switch
            {
                FieldKind.Timestamp => ".google.protobuf.Timestamp",
                FieldKind.Duration => ".google.protobuf.Duration",
                FieldKind.GuidText or FieldKind.DecimalText => "string",
                FieldKind.BclDateTime => ".bcl.DateTime",
                FieldKind.BclTimeSpan => ".bcl.TimeSpan",
                FieldKind.BclGuid => ".bcl.Guid",
                FieldKind.BclDecimal => ".bcl.Decimal",
                _ => "none",
            };
            Assert.Matches($@"\s{expected.Replace(".", @"\.", StringComparison.Ordinal)} {field.Name} = {field.Number};", schema);
        });
        Assert.Equal(4, contract.Fields.Count);
        Assert.Equal(level is CompatibilityLevel.Level200, contract.Fields.Any(field => field.Value.Kind is FieldKind.BclDateTime));
    }

    [Fact]
    public void Read_LevelOfAMember_WinsOverItsType()
    {
        var kinds = Contract.ReadMessage<Mixed>().Fields.Select(field => field.Value.Kind);

        Assert.Equal([FieldKind.BclDateTime, FieldKind.Timestamp, FieldKind.DecimalText], kinds);
    }

    [Fact]
    public void Read_LevelOfAType_WinsOverTheOption()
    {
        Assert.Equal(FieldKind.BclGuid, ContractReader.ReadMessage(typeof(At200), Contract.Level300).Fields[2].Value.Kind);
    }

    [Fact]
    public void Read_TypesOfAnAssemblyThatStatesItsLevel_NeedNoOption()
    {
        Assert.Equal(
            [FieldKind.String, FieldKind.DecimalText, FieldKind.Timestamp, FieldKind.Int64],
            ContractReader.ReadMessage(typeof(GoRpc.Demo.Quote), new ContractOptions()).Fields.Select(field => field.Value.Kind));
    }

    [DataContract(Name = "demo.Scalars")]
    public sealed class Scalars
    {
        [DataMember(Order = 1)] public bool Bool { get; set; }

        [DataMember(Order = 2)] public char Char { get; set; }

        [DataMember(Order = 3)] public sbyte SByte { get; set; }

        [DataMember(Order = 4)] public short Short { get; set; }

        [DataMember(Order = 5)] public int Int { get; set; }

        [DataMember(Order = 6)] public long Long { get; set; }

        [DataMember(Order = 7)] public byte Byte { get; set; }

        [DataMember(Order = 8)] public ushort UShort { get; set; }

        [DataMember(Order = 9)] public uint UInt { get; set; }

        [DataMember(Order = 10)] public ulong ULong { get; set; }

        [DataMember(Order = 11)] public float Float { get; set; }

        [DataMember(Order = 12)] public double Double { get; set; }

        [DataMember(Order = 13)] public string String { get; set; } = "";

        [DataMember(Order = 14)] public byte[] Bytes { get; set; } = [];

        [DataMember(Order = 15)] public Uri Uri { get; set; } = new("https://example.org");

        [DataMember(Order = 16)] public DateTime DateTime { get; set; }

        [DataMember(Order = 17)] public DateTimeOffset DateTimeOffset { get; set; }

        [DataMember(Order = 18)] public TimeSpan TimeSpan { get; set; }

        [DataMember(Order = 19)] public Guid Guid { get; set; }

        [DataMember(Order = 20)] public decimal Decimal { get; set; }

        [DataMember(Order = 21)] public DateOnly DateOnly { get; set; }

        [DataMember(Order = 22)] public TimeOnly TimeOnly { get; set; }

        [DataMember(Order = 23)] public NamedColor Color { get; set; }

        [DataMember(Order = 24)] public Inner Inner { get; set; } = new(0);

        [DataMember(Order = 25)] public int? Maybe { get; set; }

        [DataMember(Order = 26)] public NamedColor? MaybeColor { get; set; }

        [DataMember(Order = 27)] public DateTime? MaybeTime { get; set; }

        [DataMember(Order = 28)] public Place? MaybePlace { get; set; }

        [DataMember(Order = 29)] public Place Place { get; set; }
    }

    [DataContract(Name = "demo.Collections")]
    public sealed class Collections
    {
        [DataMember(Order = 1)] public int[] Array { get; set; } = [];

        [DataMember(Order = 2)] public List<string> List { get; set; } = [];

        [DataMember(Order = 3)] public IReadOnlyList<NamedColor> Enums { get; set; } = [];

        [DataMember(Order = 4)] public List<byte[]> Blobs { get; set; } = [];

        [DataMember(Order = 5)] public IEnumerable<Inner> Messages { get; set; } = [];

        [DataMember(Order = 6)] public List<byte> Octets { get; set; } = [];

        [DataMember(Order = 7)] public HashSet<DateTimeOffset> Times { get; set; } = [];

        [DataMember(Order = 8)] public Dictionary<string, int> Map { get; set; } = [];

        [DataMember(Order = 9)] public IReadOnlyDictionary<long, Inner> ReadOnlyMap { get; set; } = new Dictionary<long, Inner>();

        [DataMember(Order = 10)] public SortedDictionary<Guid, string> ByGuid { get; set; } = [];

        [DataMember(Order = 11)] public Dictionary<NamedColor, double> ByColor { get; set; } = [];

        [DataMember(Order = 12)] public List<long>? Optional { get; set; }

        [DataMember(Order = 13)] public List<KeyValuePair<string, int>> Pairs { get; set; } = [];

        [DataMember(Order = 14)] public char[] Chars { get; set; } = [];
    }

    [ProtoContract(Name = ".demo.Formats")]
    public sealed class Formats
    {
        [ProtoMember(1, DataFormat = DataFormat.ZigZag)] public int ZigZag { get; set; }

        [ProtoMember(2, DataFormat = DataFormat.ZigZag)] public long LongZigZag { get; set; }

        [ProtoMember(3, DataFormat = DataFormat.FixedSize)] public int Fixed { get; set; }

        [ProtoMember(4, DataFormat = DataFormat.FixedSize)] public long LongFixed { get; set; }

        [ProtoMember(5, DataFormat = DataFormat.FixedSize)] public uint UIntFixed { get; set; }

        [ProtoMember(6, DataFormat = DataFormat.FixedSize)] public ulong ULongFixed { get; set; }

        [ProtoMember(7, DataFormat = DataFormat.ZigZag)] public List<int> List { get; set; } = [];

        [ProtoMember(8), ProtoMap(KeyFormat = DataFormat.ZigZag, ValueFormat = DataFormat.FixedSize)] public Dictionary<int, long> Map { get; set; } = [];

        [ProtoMember(9, DataFormat = DataFormat.ZigZag)] public short Short { get; set; }

#pragma warning disable CS0618 // Contracts older than compatibility levels ask for them in this way.
        [ProtoMember(10, DataFormat = DataFormat.WellKnown)] public DateTime WellKnownTime { get; set; }

        [ProtoMember(11, DataFormat = DataFormat.WellKnown)] public TimeSpan WellKnownSpan { get; set; }
#pragma warning restore CS0618

        [ProtoMember(12, DataFormat = DataFormat.TwosComplement)] public int Twos { get; set; }
    }

    [ProtoContract, CompatibilityLevel(CompatibilityLevel.Level200)]
    public sealed class At200
    {
        [ProtoMember(1)] public DateTime At { get; set; }

        [ProtoMember(2)] public TimeSpan Span { get; set; }

        [ProtoMember(3)] public Guid Id { get; set; }

        [ProtoMember(4)] public decimal Price { get; set; }
    }

    [ProtoContract, CompatibilityLevel(CompatibilityLevel.Level240)]
    public sealed class At240
    {
        [ProtoMember(1)] public DateTime At { get; set; }

        [ProtoMember(2)] public TimeSpan Span { get; set; }

        [ProtoMember(3)] public Guid Id { get; set; }

        [ProtoMember(4)] public decimal Price { get; set; }
    }

    [ProtoContract, CompatibilityLevel(CompatibilityLevel.Level300)]
    public sealed class At300
    {
        [ProtoMember(1)] public DateTime At { get; set; }

        [ProtoMember(2)] public TimeSpan Span { get; set; }

        [ProtoMember(3)] public Guid Id { get; set; }

        [ProtoMember(4)] public decimal Price { get; set; }
    }

    [ProtoContract, CompatibilityLevel(CompatibilityLevel.Level200)]
    public sealed class Mixed
    {
        [ProtoMember(1)] public DateTime Old { get; set; }

#pragma warning disable CS0618 // Contracts older than compatibility levels ask for them in this way.
        [ProtoMember(2, DataFormat = DataFormat.WellKnown)] public DateTime WellKnown { get; set; }
#pragma warning restore CS0618

        [ProtoMember(3), CompatibilityLevel(CompatibilityLevel.Level300)] public decimal New { get; set; }
    }

    [DataContract(Name = "demo.Color")]
    public enum NamedColor
    {
        Red,
        Green,
    }

    [DataContract(Name = "demo.Inner")]
    public sealed record Inner([property: DataMember(Order = 1)] int Number);

    [DataContract(Name = "demo.Place")]
    public record struct Place([property: DataMember(Order = 1)] int X);
}
