using System.Buffers;
using GoRpc.Codecs.Messages;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>
/// Where a message lies in its parent. It is read when the parent ends, because of several occurrences protobuf wants the
/// sum: reading their bytes one after the other as one message gives exactly that
/// (https://protobuf.dev/programming-guides/encoding/#last-one-wins), and every byte is read once however often they occur.
/// </summary>
internal struct MessageState
{
    private int _start;
    private int _length;
    private List<(int Start, int Length)>? _more;

    public bool IsPresent { readonly get; private set; }

    /// <summary>Passes over one occurrence.</summary>
    public void Read(ref ProtoReader reader)
    {
        reader.Require(WireType.Length);
        var length = reader.ReadLength();
        if (IsPresent)
        {
            (_more ??= []).Add((reader.Position, length));
        }
        else
        {
            (_start, _length, IsPresent) = (reader.Position, length, true);
        }

        reader.Take(length);
    }

    /// <summary>Reads the message.</summary>
    public readonly T Finish<T>(ref ProtoReader reader, MessageCodec<T> message)
    {
        if (_more is not null)
        {
            return FinishMany(ref reader, message, _more);
        }

        var place = reader.Revisit(_start, _length);
        var value = message.Read(ref reader);
        reader.Return(place);
        return value;
    }

    private readonly T FinishMany<T>(ref ProtoReader reader, MessageCodec<T> message, List<(int Start, int Length)> more)
    {
        var size = _length + more.Sum(part => part.Length);
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            reader.Slice(_start, _length).CopyTo(buffer);
            var position = _length;
            foreach (var (start, length) in more)
            {
                reader.Slice(start, length).CopyTo(buffer.AsSpan(position));
                position += length;
            }

            var place = reader.Revisit(_start, _length);
            var joined = new ProtoReader(buffer.AsSpan(0, size), reader.Depth);
            var value = message.Read(ref joined);
            reader.Return(place);
            return value;
        }
        catch (InvalidPayloadException exception)
        {
            // An offset in the joined bytes means nothing to anyone else.
            throw new InvalidPayloadException(_start, exception.Message);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
