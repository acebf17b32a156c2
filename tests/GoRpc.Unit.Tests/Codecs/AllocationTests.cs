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
        var value = new Lines { All = [.. Enumerable.Range(0, 1000).Select(number => new Line { Id = number, Name = $"line {number}", Tags = [number, 1], At = DateTime.UnixEpoch.AddDays(number) })] };
        var buffer = new ArrayBufferWriter<byte>(1 << 20);

        Assert.Equal(0, Enumerable.Range(0, Runs).Min(_ => AllocationOf(value, buffer)));
        Assert.True(buffer.WrittenCount > 20_000);
    }

    private static long AllocationOf(Lines value, ArrayBufferWriter<byte> buffer)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        buffer.ResetWrittenCount();
        Coding.Serializer.Serialize(buffer, value);
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
