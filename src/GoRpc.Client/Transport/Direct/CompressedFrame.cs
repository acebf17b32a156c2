using System.Buffers;
using System.Buffers.Binary;
using GoRpc.Compression;

namespace GoRpc.Client.Transport.Direct;

/// <summary>A message in its frame, compressed.</summary>
internal static class CompressedFrame
{
    /// <summary>Compresses a frame where its message is large enough.</summary>
    /// <param name="frame">In a buffer of the shared pool, which is given back if another one takes its place.</param>
    /// <param name="policy">How.</param>
    public static ArraySegment<byte> Of(ArraySegment<byte> frame, CompressionPolicy policy)
    {
        if (frame.Count - MessageFrame.PrefixBytes < policy.FromBytes)
        {
            return frame;
        }

        var output = new MemoryStream(frame.Count) { Position = MessageFrame.PrefixBytes };
        using (var stream = policy.Wanted.Compress(output, policy.Level))
        {
            stream.Write(frame.AsSpan(MessageFrame.PrefixBytes));
        }

        var count = (int)output.Length;
        var compressed = ArrayPool<byte>.Shared.Rent(count);
        output.GetBuffer().AsSpan(0, count).CopyTo(compressed);
        compressed[0] = 1;
        BinaryPrimitives.WriteInt32BigEndian(compressed.AsSpan(1), count - MessageFrame.PrefixBytes);
        ArrayPool<byte>.Shared.Return(frame.Array!);
        return new ArraySegment<byte>(compressed, 0, count);
    }
}
