namespace GoRpc.Unit.Tests.Codecs.Generated;

/// <summary>One member of a generated contract; FsCheck draws them.</summary>
public sealed record MemberSpec(ValueForm Form, MemberShape Shape);

public enum ValueForm
{
    Bool,
    SByte,
    Byte,
    Short,
    UShort,
    Int,
    UInt,
    Long,
    ULong,
    ZigZagInt,
    ZigZagLong,
    ZigZagShort,
    FixedInt,
    FixedULong,
    FixedShort,
    Float,
    Double,
    Char,
    String,
    Bytes,
    Enum,
    ByteEnum,
    DateTime,
    DateTimeOffset,
    TimeSpan,
    Guid,
    Decimal,
    Date,
    Time,
    Uri,
    Inner,
}

public enum MemberShape
{
    Plain,
    Nullable,
    List,
    Array,
    ReadOnlyList,
    NullableList,
    MapByText,
    MapByNumber,
}

public enum TypeShape
{
    Class,
    Positional,
    Struct,
}

public enum TinyEnum : byte
{
    Zero,
    Last = 255,
}
