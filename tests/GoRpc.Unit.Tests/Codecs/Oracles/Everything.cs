using ProtoBuf;

namespace GoRpc.Unit.Tests.Codecs.Oracles;

/// <summary>One member of every form that protobuf and GoRpc share; oracle.proto holds the same message.</summary>
[ProtoContract]
[CompatibilityLevel(CompatibilityLevel.Level300)]
public sealed class Everything
{
    [ProtoMember(1)]
    public int Int32 { get; set; }

    [ProtoMember(2)]
    public long Int64 { get; set; }

    [ProtoMember(3)]
    public uint UInt32 { get; set; }

    [ProtoMember(4)]
    public ulong UInt64 { get; set; }

    [ProtoMember(5, DataFormat = DataFormat.ZigZag)]
    public int SInt32 { get; set; }

    [ProtoMember(6, DataFormat = DataFormat.ZigZag)]
    public long SInt64 { get; set; }

    [ProtoMember(7, DataFormat = DataFormat.FixedSize)]
    public uint Fixed32 { get; set; }

    [ProtoMember(8, DataFormat = DataFormat.FixedSize)]
    public ulong Fixed64 { get; set; }

    [ProtoMember(9, DataFormat = DataFormat.FixedSize)]
    public int SFixed32 { get; set; }

    [ProtoMember(10, DataFormat = DataFormat.FixedSize)]
    public long SFixed64 { get; set; }

    [ProtoMember(11)]
    public float Float { get; set; }

    [ProtoMember(12)]
    public double Double { get; set; }

    [ProtoMember(13)]
    public bool Bool { get; set; }

    [ProtoMember(14)]
    public string String { get; set; } = "";

    [ProtoMember(15)]
    public byte[] Bytes { get; set; } = [];

    [ProtoMember(16)]
    public Color Color { get; set; }

    [ProtoMember(17)]
    public Inner? Inner { get; set; }

    [ProtoMember(18)]
    public int? OptionalInt32 { get; set; }

    [ProtoMember(19)]
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

    [ProtoMember(29)]
    public double? OptionalDouble { get; set; }

    [ProtoMember(30)]
    public List<DateTime> Instants { get; set; } = [];

    [ProtoMember(31)]
    public Dictionary<bool, string> Labels { get; set; } = [];

    [ProtoMember(32, DataFormat = DataFormat.ZigZag)]
    public long[] SInt64s { get; set; } = [];

    [ProtoMember(33)]
    public DateTime? OptionalInstant { get; set; }

    [ProtoMember(34)]
    public byte[]? OptionalBytes { get; set; }

    [ProtoMember(35)]
    public List<bool> Flags { get; set; } = [];

    [ProtoMember(36)]
    public Dictionary<ulong, Color> ColorOf { get; set; } = [];

    [ProtoMember(37)]
    public Color? OptionalColor { get; set; }

    [ProtoMember(38)]
    public Guid Guid { get; set; }

    [ProtoMember(39)]
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
