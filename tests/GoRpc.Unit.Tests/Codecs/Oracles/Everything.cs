using ProtoBuf;

namespace GoRpc.Unit.Tests.Codecs.Oracles;

/// <summary>One member of every form that protobuf and GoRpc share; oracle.proto holds the same message.</summary>
[ProtoContract]
[CompatibilityLevel(CompatibilityLevel.Level300)]
public sealed class Everything
{
    [ProtoMember(1, Name = "a_int32")]
    public int Int32 { get; set; }

    [ProtoMember(2, Name = "a_int64")]
    public long Int64 { get; set; }

    [ProtoMember(3, Name = "a_uint32")]
    public uint UInt32 { get; set; }

    [ProtoMember(4, Name = "a_uint64")]
    public ulong UInt64 { get; set; }

    [ProtoMember(5, DataFormat = DataFormat.ZigZag, Name = "a_sint32")]
    public int SInt32 { get; set; }

    [ProtoMember(6, DataFormat = DataFormat.ZigZag, Name = "a_sint64")]
    public long SInt64 { get; set; }

    [ProtoMember(7, DataFormat = DataFormat.FixedSize, Name = "a_fixed32")]
    public uint Fixed32 { get; set; }

    [ProtoMember(8, DataFormat = DataFormat.FixedSize, Name = "a_fixed64")]
    public ulong Fixed64 { get; set; }

    [ProtoMember(9, DataFormat = DataFormat.FixedSize, Name = "a_sfixed32")]
    public int SFixed32 { get; set; }

    [ProtoMember(10, DataFormat = DataFormat.FixedSize, Name = "a_sfixed64")]
    public long SFixed64 { get; set; }

    [ProtoMember(11, Name = "a_float")]
    public float Float { get; set; }

    [ProtoMember(12, Name = "a_double")]
    public double Double { get; set; }

    [ProtoMember(13, Name = "a_bool")]
    public bool Bool { get; set; }

    [ProtoMember(14, Name = "a_string")]
    public string String { get; set; } = "";

    [ProtoMember(15, Name = "a_bytes")]
    public byte[] Bytes { get; set; } = [];

    [ProtoMember(16, Name = "a_color")]
    public Color Color { get; set; }

    [ProtoMember(17, Name = "a_inner")]
    public Inner? Inner { get; set; }

    [ProtoMember(18, Name = "an_optional_int32")]
    public int? OptionalInt32 { get; set; }

    [ProtoMember(19, Name = "an_optional_string")]
    public string? OptionalString { get; set; }

    [ProtoMember(20)]
    public List<int> Int32s { get; set; } = [];

    [ProtoMember(21)]
    public List<string> Strings { get; set; } = [];

    [ProtoMember(22)]
    public List<Inner> Inners { get; set; } = [];

    [ProtoMember(23)]
    public Dictionary<string, int> Counts { get; set; } = [];

    [ProtoMember(24)]
    public Dictionary<int, Inner> ById { get; set; } = [];

    [ProtoMember(25)]
    public DateTime At { get; set; }

    [ProtoMember(26)]
    public TimeSpan Took { get; set; }

    [ProtoMember(27)]
    public double[] Doubles { get; set; } = [];

    [ProtoMember(28)]
    public List<Color> Colors { get; set; } = [];

    [ProtoMember(29, Name = "an_optional_double")]
    public double? OptionalDouble { get; set; }

    [ProtoMember(30)]
    public List<DateTime> Instants { get; set; } = [];

    [ProtoMember(31)]
    public Dictionary<bool, string> Labels { get; set; } = [];

    [ProtoMember(32, DataFormat = DataFormat.ZigZag, Name = "sint64s")]
    public long[] SInt64s { get; set; } = [];

    [ProtoMember(33, Name = "an_optional_instant")]
    public DateTime? OptionalInstant { get; set; }

    [ProtoMember(34)]
    public byte[]? OptionalBytes { get; set; }

    [ProtoMember(35)]
    public List<bool> Flags { get; set; } = [];

    [ProtoMember(36)]
    public Dictionary<ulong, Color> ColorOf { get; set; } = [];

    [ProtoMember(37, Name = "an_optional_color")]
    public Color? OptionalColor { get; set; }

    [ProtoMember(38, Name = "a_guid")]
    public Guid Guid { get; set; }

    [ProtoMember(39, Name = "a_decimal")]
    public decimal Decimal { get; set; }

    [ProtoMember(2000, DataFormat = DataFormat.FixedSize)]
    public uint[] Fixed32s { get; set; } = [];
}

public enum Color
{
    None = 0,
    Red = 1,
    Blue = -2,
}

[ProtoContract]
public sealed record Inner
{
    [ProtoMember(1)]
    public int Id { get; set; }

    [ProtoMember(2)]
    public string Name { get; set; } = "";
}
