using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using GoRpc.Client.Errors;
using Grpc.Core;

namespace GoRpc.Client.Transport.Direct;

/// <summary>The one message of a response, in a buffer of the shared pool.</summary>
/// <param name="buffer">The buffer.</param>
/// <param name="count">The bytes of frame and message in it.</param>
internal sealed class ResponseMessage(byte[] buffer, int count) : IDisposable
{
    // Holds most messages; a larger one says how large when its first bytes are there.
    private const int FirstBytes = 4096;

    private ReadOnlyMemory<byte> Payload => buffer.AsMemory(MessageFrame.PrefixBytes, count - MessageFrame.PrefixBytes);

    /// <summary>Reads a response to its end; gives null when it has no message.</summary>
    /// <exception cref="RpcException">The message is larger than <paramref name="mostBytes"/>.</exception>
    /// <exception cref="InvalidDataException">What came is not one whole message.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<ResponseMessage?> ReadAsync(Stream stream, int mostBytes, CancellationToken cancellationToken)
    {
        // An empty read waits for the first byte without holding a buffer.
        await stream.ReadAsync(Memory<byte>.Empty, cancellationToken).ConfigureAwait(false);
        // What fails leaves the buffer to the garbage collector.
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
        var (count, end) = (0, MessageFrame.PrefixBytes);
        while (await stream.ReadAsync(buffer.AsMemory(count), cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            count += read;
            if (count < MessageFrame.PrefixBytes)
            {
                continue;
            }

            end = EndOf(buffer, mostBytes);
            if (count > end)
            {
                throw new InvalidDataException("More follows the message of the response.");
            }

            // One byte more than the message, so that a read can tell that nothing follows it.
            buffer = Grow(buffer, count, end + 1);
        }

        if (count == end)
        {
            return new ResponseMessage(buffer, count);
        }

        return count == 0 ? null : throw new InvalidDataException("The response ends within its message.");
    }

    /// <summary>Decodes the message.</summary>
    /// <param name="decode">The method's own decoder.</param>
    /// <param name="encoding">The header <c>grpc-encoding</c>; null when there is none.</param>
    /// <param name="mostBytes">The largest message that is taken, after decompression.</param>
    public T Decode<T>(Func<DeserializationContext, T> decode, string? encoding, int mostBytes) =>
        ResponsePayload.Decode(buffer[0] == 0 ? Payload : Decompression.Of(Payload, encoding, mostBytes), decode);

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    private static int EndOf(byte[] buffer, int mostBytes)
    {
        var length = BinaryPrimitives.ReadUInt32BigEndian(buffer.AsSpan(1));
        if (buffer[0] > 1)
        {
            throw new InvalidDataException($"The message of the response begins with the byte {buffer[0]}, where gRPC has 0 or 1.");
        }

        return length <= mostBytes
            ? MessageFrame.PrefixBytes + (int)length
            : throw new RpcException(new Status(StatusCode.ResourceExhausted, TroubleFinder.MessageTooLarge));
    }

    private static byte[] Grow(byte[] buffer, int count, int bytes)
    {
        if (buffer.Length >= bytes)
        {
            return buffer;
        }

        var larger = ArrayPool<byte>.Shared.Rent(bytes);
        buffer.AsSpan(0, count).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
