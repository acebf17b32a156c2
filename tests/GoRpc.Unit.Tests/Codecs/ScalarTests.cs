using System.Runtime.Serialization;
using ProtoBuf;

namespace GoRpc.Unit.Tests.Codecs;

/// <summary>Every scalar form by its bytes, and what is read that GoRpc does not write itself.</summary>
public sealed class ScalarTests
{
    [Fact]
    public void Zeros_OfEveryType_AreNotWritten() => Assert.Equal("", Coding.Send(new Scalars()));

    [Fact]
    public void NoBytes_OfEveryType_AreZeros()
    {
        var read = Coding.Receive<Scalars>("");

        Assert.Equal(new Scalars(), read);
        Assert.Equal((0L, DateTimeKind.Utc), (read.Instant.Ticks, read.Instant.Kind));
        Assert.Equal("", Coding.Receive<Linked>("").Link.OriginalString);
    }

    [Theory]
    [InlineData(-1, "08 FF FF FF FF FF FF FF FF FF 01")]
    [InlineData(150, "08 96 01")]
    public void Int_OfEachSign_IsAVarint(int value, string bytes) => Assert.Equal(bytes, Coding.Send(new Scalars { Int = value }));

    [Fact]
    public void NegativeZero_OfADouble_IsWritten()
    {
        Assert.Equal("11 00 00 00 00 00 00 00 80", Coding.Send(new Scalars { Double = -0.0 }));
        Assert.True(double.IsNegative(Coding.RoundTrip(new Scalars { Double = -0.0 }).Double));
    }

    [Fact]
    public void NotANumber_OfADouble_KeepsItsBits()
    {
        var payload = BitConverter.UInt64BitsToDouble(0xFFF8_0000_0000_0123);

        var read = Coding.Serializer.Deserialize<Scalars>(Coding.Serializer.Serialize(new Scalars { Double = payload }));

        Assert.Equal(0xFFF8_0000_0000_0123, BitConverter.DoubleToUInt64Bits(read.Double));
    }

    [Theory]
    [InlineData("18 01", true)]
    [InlineData("18 02", true)]
    [InlineData("18 80 80 80 80 80 80 80 80 80 01", true)]
    [InlineData("18 00", false)]
    public void Bool_OfAnyNumber_IsTrueUnlessZero(string bytes, bool expected) => Assert.Equal(expected, Coding.Receive<Scalars>(bytes).Bool);

    [Theory]
    [InlineData(byte.MaxValue, sbyte.MinValue, short.MinValue, ushort.MaxValue, char.MaxValue)]
    [InlineData((byte)1, (sbyte)1, (short)1, (ushort)1, 'a')]
    public void ShortTypes_OfEachLimit_ComeBack(byte b, sbyte sb, short s, ushort us, char c)
    {
        var value = new Scalars { Byte = b, SByte = sb, Short = s, UShort = us, Char = c };

        var read = Coding.RoundTrip(value);

        Assert.Equal((b, sb, s, us, c), (read.Byte, read.SByte, read.Short, read.UShort, read.Char));
    }

    [Theory]
    [InlineData("20 80 02", "byte")]
    [InlineData("28 80 01", "s_byte")]
    [InlineData("30 80 80 02", "short")]
    [InlineData("38 80 80 04", "u_short")]
    [InlineData("40 80 80 04", "char")]
    [InlineData("20 FF FF FF FF FF FF FF FF FF 01", "byte")]
    public void ShortTypes_OutOfRange_AreAnErrorThatNamesTheMember(string bytes, string member)
    {
        var failure = Assert.Throws<InvalidDataException>(() => Coding.Receive<Scalars>(bytes));

        Assert.Contains($"({member}, byte ", failure.Message);
        Assert.Contains("outside the range", failure.Message);
    }

    [Fact]
    public void Int_OfALongerNumber_TakesItsLowerBitsAsProtobufSays() => Assert.Equal(1, Coding.Receive<Scalars>("08 81 80 80 80 10").Int);

    [Fact]
    public void Enum_WithoutThatName_KeepsTheNumber()
    {
        Assert.Equal((DayOfWeek)(-7), Coding.RoundTrip(new Scalars { Day = (DayOfWeek)(-7) }).Day);
        Assert.Equal("48 F9 FF FF FF FF FF FF FF FF 01", Coding.Send(new Scalars { Day = (DayOfWeek)(-7) }));
    }

    [Fact]
    public void Guid_OfAnyValue_IsLowerCaseText()
    {
        var value = Guid.Parse("6F9619FF-8B86-D011-B42D-00C04FC964FF");

        Assert.Equal("52 24 " + Coding.Hex("6f9619ff-8b86-d011-b42d-00c04fc964ff"u8.ToArray()), Coding.Send(new Scalars { Guid = value }));
    }

    [Theory]
    [InlineData("6F9619FF-8B86-D011-B42D-00C04FC964FF")]
    [InlineData("{6f9619ff-8b86-d011-b42d-00c04fc964ff}")]
    [InlineData("6f9619ff8b86d011b42d00c04fc964ff")]
    public void Guid_InAnyUsualForm_IsRead(string text) =>
        Assert.Equal(Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff"), Coding.Serializer.Deserialize<Scalars>(Text(10, text)).Guid);

    [Theory]
    [InlineData("0.00")]
    [InlineData("1.50")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    public void Decimal_OfAnyScale_KeepsIt(string text)
    {
        var value = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

        var read = Coding.RoundTrip(new Scalars { Decimal = value }).Decimal;

        Assert.Equal(decimal.GetBits(value), decimal.GetBits(read));
        Assert.Equal(Coding.Hex(Text(11, text)), Coding.Send(new Scalars { Decimal = value }));
    }

    [Fact]
    public void Decimal_NegativeZero_IsZero() => Assert.Equal("", Coding.Send(new Scalars { Decimal = new decimal(0, 0, 0, isNegative: true, 0) }));

    [Fact]
    public void DateOnly_AndTimeOnly_AreIso8601()
    {
        Assert.Equal(Coding.Hex(Text(12, "2026-11-23")), Coding.Send(new Scalars { Date = new DateOnly(2026, 11, 23) }));
        Assert.Equal(Coding.Hex(Text(13, "23:59:59.9999999")), Coding.Send(new Scalars { Time = TimeOnly.MaxValue }));
        Assert.Equal(TimeOnly.MaxValue, Coding.RoundTrip(new Scalars { Time = TimeOnly.MaxValue }).Time);
        Assert.Equal(DateOnly.MaxValue, Coding.RoundTrip(new Scalars { Date = DateOnly.MaxValue }).Date);
    }

    [Theory]
    [InlineData("09:30", 9, 30, 0, 0)]
    [InlineData("09:30:15", 9, 30, 15, 0)]
    [InlineData("09:30:15.5", 9, 30, 15, 500)]
    public void TimeOnly_InAShorterForm_IsRead(string text, int hour, int minute, int second, int millisecond) =>
        Assert.Equal(new TimeOnly(hour, minute, second, millisecond), Coding.Serializer.Deserialize<Scalars>(Text(13, text)).Time);

    [Theory]
    [InlineData(10, "no guid", "a GUID")]
    [InlineData(11, "1,5", "a decimal")]
    [InlineData(11, "79228162514264337593543950336", "a decimal")]
    [InlineData(12, "23.11.2026", "a date")]
    [InlineData(13, "25:00", "a time")]
    [InlineData(11, "1234567890123456789012345678901234567890123456789012345678901234567890", "a decimal")]
    public void Texts_ThatAreNoValue_AreAnErrorThatSaysWhatIsExpected(int field, string text, string expected)
    {
        var failure = Assert.Throws<InvalidDataException>(() => Coding.Serializer.Deserialize<Scalars>(Text(field, text)));

        Assert.Contains(expected, failure.Message);
    }

    [Fact]
    public void Texts_ThatAreEmpty_AreZero()
    {
        byte[] bytes = [.. Text(10, ""), .. Text(11, ""), .. Text(12, ""), .. Text(13, "")];

        Assert.Equal(new Scalars(), Coding.Serializer.Deserialize<Scalars>(bytes));
    }

    [Fact]
    public void LocalDateTime_OfAnyZone_ArrivesAsTheSameInstantInUtc()
    {
        var local = new DateTime(2026, 11, 23, 20, 30, 0, DateTimeKind.Local);

        var read = Coding.RoundTrip(new Scalars { Instant = local }).Instant;

        Assert.Equal((local.ToUniversalTime(), DateTimeKind.Utc), (read, read.Kind));
    }

    [Fact]
    public void UnspecifiedDateTime_IsTakenAsUtc()
    {
        var value = new DateTime(2026, 11, 23, 20, 30, 0, DateTimeKind.Unspecified);

        var read = Coding.RoundTrip(new Scalars { Instant = value }).Instant;

        Assert.Equal((value.Ticks, DateTimeKind.Utc), (read.Ticks, read.Kind));
    }

    [Fact]
    public void DateTimeOffset_OfAnyOffset_ArrivesAsTheSameInstantWithOffsetZero()
    {
        var value = new DateTimeOffset(2026, 11, 23, 20, 30, 0, TimeSpan.FromHours(-9.5));

        var read = Coding.RoundTrip(new Scalars { Moment = value }).Moment;

        Assert.Equal(value, read);
        Assert.Equal(TimeSpan.Zero, read.Offset);
    }

    [Fact]
    public void Timestamp_OfATickAfterTheFirst_HasPositiveNanos() =>
        Assert.Equal("72 0D 08 80 92 B8 C3 98 FE FF FF FF 01 10 64", Coding.Send(new Scalars { Instant = new DateTime(1, DateTimeKind.Utc) }));

    [Fact]
    public void Timestamp_WithMoreThanTicks_IsCutOff() => Assert.Equal(DateTime.UnixEpoch.AddTicks(1), Coding.Receive<Scalars>("72 03 10 C7 01").Instant);

    [Theory]
    [InlineData("72 06 10 80 94 EB DC 03")] // nanos 1,000,000,000
    [InlineData("72 0B 10 FF FF FF FF FF FF FF FF FF 01")] // nanos -1
    [InlineData("72 07 08 80 83 D1 FF AF 07")] // 253,402,300,800 s, the year 10000
    [InlineData("72 0B 08 FF 91 B8 C3 98 FE FF FF FF 01")] // one second before the year 1
    [InlineData("82 01 0D 08 01 10 FF FF FF FF FF FF FF FF FF 01")] // a duration of 1 s and -1 ns
    [InlineData("82 01 0A 08 FF FF FF FF FF FF FF FF 7F")] // a duration of 2^63 - 1 s
    public void Times_OutOfRangeOrNotNormalised_AreAnError(string bytes) => Assert.Throws<InvalidDataException>(() => Coding.Receive<Scalars>(bytes));

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    [InlineData(-10_000_001)]
    public void TimeSpan_OfAnyLength_ComesBack(long ticks) =>
        Assert.Equal(new TimeSpan(ticks), Coding.RoundTrip(new Scalars { Span = new TimeSpan(ticks) }).Span);

    [Theory]
    [InlineData("https://example.org/a?b=c#d")]
    [InlineData("../relative path/ü")]
    public void Uri_AbsoluteOrRelative_ComesBack(string text) =>
        Assert.Equal(text, Coding.RoundTrip(new Linked { Link = new Uri(text, UriKind.RelativeOrAbsolute) }).Link.OriginalString);

    private static byte[] Text(int field, string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return [(byte)((field << 3) | 2), (byte)bytes.Length, .. bytes];
    }

    [DataContract]
    public sealed class Linked
    {
        [DataMember(Order = 1)]
        public Uri Link { get; set; } = new("https://example.org");
    }

    [ProtoContract]
    public sealed record Scalars
    {
        [ProtoMember(1)]
        public int Int { get; set; }

        [ProtoMember(2)]
        public double Double { get; set; }

        [ProtoMember(3)]
        public bool Bool { get; set; }

        [ProtoMember(4)]
        public byte Byte { get; set; }

        [ProtoMember(5)]
        public sbyte SByte { get; set; }

        [ProtoMember(6)]
        public short Short { get; set; }

        [ProtoMember(7)]
        public ushort UShort { get; set; }

        [ProtoMember(8)]
        public char Char { get; set; }

        [ProtoMember(9)]
        public DayOfWeek Day { get; set; }

        [ProtoMember(10)]
        public Guid Guid { get; set; }

        [ProtoMember(11)]
        public decimal Decimal { get; set; }

        [ProtoMember(12)]
        public DateOnly Date { get; set; }

        [ProtoMember(13)]
        public TimeOnly Time { get; set; }

        [ProtoMember(14)]
        public DateTime Instant { get; set; }

        [ProtoMember(15)]
        public DateTimeOffset Moment { get; set; }

        [ProtoMember(16)]
        public TimeSpan Span { get; set; }

        [ProtoMember(18)]
        public float Float { get; set; }

        [ProtoMember(19)]
        public string Text { get; set; } = "";

        [ProtoMember(20, DataFormat = DataFormat.FixedSize)]
        public short FixedShort { get; set; }

        [ProtoMember(21, DataFormat = DataFormat.ZigZag)]
        public sbyte ZigZagSByte { get; set; }
    }
}
