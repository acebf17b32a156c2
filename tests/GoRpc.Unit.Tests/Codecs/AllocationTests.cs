using System.Buffers;
using System.Runtime.Serialization;

namespace GoRpc.Unit.Tests.Codecs;

/// <summary>What the standard marshaller of code-first gRPC is known for must not happen here: memory that grows with the messages inside.</summary>
public sealed class AllocationTests
{
    // A collection that another test causes in the middle of a run counts against this thread, so that one run says nothing.
    private const int Runs = 20;

    [Fact]
    public void Serialize_OfAThousandMessages_AllocatesNothing()
    {
        var value = Thousand();
        var buffer = new ArrayBufferWriter<byte>(1 << 20);

        Assert.Equal(0, Enumerable.Range(0, Runs).Min(_ => AllocationOf(() =>
        {
            buffer.ResetWrittenCount();
            Coding.Serializer.Serialize(buffer, value);
        })));
        Assert.True(buffer.WrittenCount > 20_000);
    }

    [Fact]
    public void SerializeJson_OfAThousandMessages_AllocatesNothing()
    {
        var value = Thousand();
        var buffer = new ArrayBufferWriter<byte>(1 << 20);

        Assert.Equal(0, Enumerable.Range(0, Runs).Min(_ => AllocationOf(() =>
        {
            buffer.ResetWrittenCount();
            Coding.Serializer.SerializeJson(buffer, value);
        })));
        Assert.True(buffer.WrittenCount > 60_000);
    }

    [Fact]
    public void DeserializeJson_OfAThousandMessages_AllocatesWhatTheyAre()
    {
        var value = Thousand();
        var (bytes, json) = (Coding.Serializer.Serialize(value), Coding.Serializer.SerializeJson(value));
        Lines read = null!;
        var ofBytes = Enumerable.Range(0, Runs).Min(_ => AllocationOf(() => read = Coding.Serializer.Deserialize<Lines>(bytes)));
        var ofJson = Enumerable.Range(0, Runs).Min(_ => AllocationOf(() => read = Coding.Serializer.DeserializeJson<Lines>(json)));

        // Nothing says how many elements a list will have, so that its array is made several times: of the thousand lines, and of each line's two tags in a list of four.
        Assert.InRange(ofJson, ofBytes, ofBytes + (1000 * 64));
        Assert.Equal(1000, read.All.Count);
    }

    private static Lines Thousand() => new()
    {
        All = [.. Enumerable.Range(0, 1000).Select(number => new Line { Id = number, Name = $"line {number}", Tags = [number, 1], At = DateTime.UnixEpoch.AddDays(number) })],
    };

    private static long AllocationOf(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [DataContract]
    public sealed class Lines
    {
        [DataMember(Order = 1)]
        public List<Line> All { get; set; } = [];
    }

    [DataContract]
    public sealed class Line
    {
        [DataMember(Order = 1)]
        public int Id { get; set; }

        [DataMember(Order = 2)]
        public string Name { get; set; } = "";

        [DataMember(Order = 3)]
        public int[] Tags { get; set; } = [];

        [DataMember(Order = 4)]
        public DateTime At { get; set; }
    }
}
