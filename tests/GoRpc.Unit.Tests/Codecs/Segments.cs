using System.Buffers;

namespace GoRpc.Unit.Tests.Codecs;

/// <summary>A sequence of several segments, as a payload arrives from a network.</summary>
internal sealed class Segments : ReadOnlySequenceSegment<byte>
{
    private Segments(ReadOnlyMemory<byte> memory, long index)
    {
        Memory = memory;
        RunningIndex = index;
    }

    public static ReadOnlySequence<byte> Of(byte[] bytes, int size) => Of([.. bytes.Chunk(size)]);

    public static ReadOnlySequence<byte> Of(params byte[][] chunks)
    {
        var first = new Segments(ReadOnlyMemory<byte>.Empty, 0);
        var last = first;
        foreach (var chunk in chunks)
        {
            var next = new Segments(chunk, last.RunningIndex + last.Memory.Length);
            last.Next = next;
            last = next;
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }
}
