using System.Runtime.Serialization;
using GoRpc.Unit.Tests.Codecs.Oracles;

namespace GoRpc.Unit.Tests.Codecs;

/// <summary>Bytes that nobody who keeps the contract sends: an error that says what and where, in bounded time and memory.</summary>
public sealed class HostileInputTests
{
    [Theory]
    [InlineData("08", "ends in the middle of a number", "a_int32")]
    [InlineData("08 80 80", "ends in the middle of a number", "a_int32")]
    [InlineData("08 80 80 80 80 80 80 80 80 80 80 01", "more than ten bytes", "a_int32")]
    [InlineData("61 00 00", "ends in the middle of a field", "a_double")]
    [InlineData("72 05 61", "goes beyond the end", "a_string")]
    [InlineData("72 FF FF FF FF 07", "goes beyond the end", "a_string")]
    [InlineData("72 FF FF FF FF FF FF FF FF FF 01", "goes beyond the end", "a_string")]
    [InlineData("72 02 C3 28", "not valid UTF-8", "a_string")]
    [InlineData("72 03 ED A0 80", "not valid UTF-8", "a_string")]
    [InlineData("00", "no such field number", "")]
    [InlineData("02 00", "no such field number", "")]
    [InlineData("80 80 80 80 10", "no such field number", "")]
    [InlineData("0A 00", "has the wire type Length, the contract has Varint", "a_int32")]
    [InlineData("70 00", "has the wire type Varint, the contract has Length", "a_string")]
    [InlineData("8D 01 00 00 00 00", "has the wire type Fixed32, the contract has Length", "a_inner")]
    [InlineData("A5 06 00 00 00", "ends in the middle of a field", "unknown field 100")]
    [InlineData("A6 06", "no wire type 6", "unknown field 100")]
    [InlineData("A7 06", "no wire type 7", "unknown field 100")]
    [InlineData("A4 06", "a group ends that never began", "unknown field 100")]
    [InlineData("A3 06 08 01", "a group never ends", "unknown field 100")]
    [InlineData("A3 06 AC 06", "ends with the number of another", "unknown field 100")]
    [InlineData("8A 01 02 08", "goes beyond the end", "a_inner")]
    [InlineData("8A 01 01 08 08 01", "ends in the middle of a number", "a_inner.id")]
    [InlineData("B2 01 02 08 01 B2 01 02 12 05", "goes beyond the end", "inners[1].name")]
    [InlineData("A2 01 02 01 80", "ends in the middle of a number", "int32s[0]")]
    [InlineData("DA 01 03 00 00 00", "ends in the middle of a field", "doubles[0]")]
    [InlineData("BA 01 03 0A 05 61", "goes beyond the end", "counts[0]")]
    public void Malformed_OfEachSort_SaysWhatAndWhere(string bytes, string what, string where)
    {
        var failure = Assert.Throws<InvalidDataException>(() => Coding.Receive<Everything>(bytes));

        Assert.Contains(what, failure.Message);
        Assert.Contains(where.Length == 0 ? "(byte " : $"({where}, byte ", failure.Message);
        Assert.StartsWith("The message 'GoRpc.Unit.Tests.Codecs.Oracles.Everything' can't be read: ", failure.Message);
    }

    [Theory]
    [InlineData("A3 06 08 01 A4 06 08 07")]
    [InlineData("A3 06 AB 06 12 02 61 62 AC 06 A4 06 08 07")]
    public void UnknownGroup_IsPassedOver(string bytes) => Assert.Equal(7, Coding.Receive<Everything>(bytes).Int32);

    [Fact]
    public void Messages_OneLevelTooDeep_AreAnError()
    {
        Assert.NotNull(Coding.Serializer.Deserialize<Chain>(Nested(100)));
        Assert.Contains("100 levels", Assert.Throws<InvalidDataException>(() => Coding.Serializer.Deserialize<Chain>(Nested(101))).Message);
    }

    [Fact]
    public void Messages_ThousandsOfLevelsDeep_AreAnErrorAndNoStackOverflow() =>
        Assert.Throws<InvalidDataException>(() => Coding.Serializer.Deserialize<Chain>(Nested(20_000)));

    [Fact]
    public void Groups_ThousandsOfLevelsDeep_AreAnErrorAndNoStackOverflow() =>
        Assert.Throws<InvalidDataException>(() => Coding.Serializer.Deserialize<Chain>([.. Enumerable.Repeat((byte)0x23, 1_000_000)]));

    [Fact]
    public void MessagesInPieces_OnEveryLevel_AreReadOnceEach()
    {
        // Reading a piece again for each piece after it would take 2^90 reads here.
        var bytes = Array.Empty<byte>();
        for (var level = 0; level < 90; level++)
        {
            bytes = [.. Field(1, bytes), .. Field(1, [])];
        }

        var depth = 0;
        for (var link = Coding.Serializer.Deserialize<Chain>(bytes).Next; link is not null; link = link.Next)
        {
            depth++;
        }

        Assert.Equal(90, depth);
    }

    [Fact]
    public void MessageInAHundredThousandPieces_IsReadInOneGo()
    {
        byte[] piece = Field(1, [0x10, 0x01]);

        var read = Coding.Serializer.Deserialize<Chain>([.. Enumerable.Repeat(piece, 100_000).SelectMany(bytes => bytes)]);

        Assert.Equal(1, read.Next!.Number);
    }

    [Theory]
    [InlineData("A2 01 FF FF FF FF 07")] // packed ints of 2 GB
    [InlineData("7A FF FF FF FF 07")] // bytes of 2 GB
    [InlineData("B2 01 FF FF FF FF 07 B2 01")] // a message of 2 GB
    public void Lengths_ThatLie_AllocateNothingForWhatIsNotThere(string hex)
    {
        var bytes = Coding.Bytes(hex);
        AllocationOf(bytes);

        Assert.InRange(AllocationOf(bytes), 0, 64 * 1024);
    }

    [Fact]
    public void PackedNumbers_TakeNoMoreThanTheirCount()
    {
        var bytes = Coding.Serializer.Serialize(new Everything { Int32s = [.. Enumerable.Repeat(int.MinValue, 10_000)] });
        AllocationOf(bytes);

        // Ten bytes each on the wire, four in memory.
        Assert.InRange(AllocationOf(bytes), 40_000, 60_000);
    }

    private static long AllocationOf(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Coding.Serializer.Deserialize<Everything>(bytes);
        }
        catch (InvalidDataException)
        {
            // What it costs to say no counts as well.
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static byte[] Nested(int depth)
    {
        // Built from the inside out, in a buffer that is filled from its end.
        var buffer = new byte[(depth * 6) + 8];
        var start = buffer.Length;
        for (var level = 0; level < depth; level++)
        {
            var head = Head(1, buffer.Length - start);
            start -= head.Length;
            head.CopyTo(buffer, start);
        }

        return buffer[start..];
    }

    private static byte[] Field(int number, byte[] content) => [.. Head(number, content.Length), .. content];

    private static byte[] Head(int number, int length)
    {
        List<byte> head = [(byte)((number << 3) | 2)];
        for (; length >= 0x80; length >>= 7)
        {
            head.Add((byte)(length | 0x80));
        }

        return [.. head, (byte)length];
    }

    [DataContract]
    public sealed class Chain
    {
        [DataMember(Order = 1)]
        public Chain? Next { get; set; }

        [DataMember(Order = 2)]
        public int Number { get; set; }
    }
}
