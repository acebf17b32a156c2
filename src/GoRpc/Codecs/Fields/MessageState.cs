using System.Buffers;
using System.ComponentModel;
using GoRpc.Codecs.Messages;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>
/// Where a message lies in its parent. It is read when the parent ends, because of several occurrences protobuf wants the
/// sum: reading their bytes one after the other as one message gives exactly that
/// (https://protobuf.dev/programming-guides/encoding/#last-one-wins), and every byte is read once however often they occur.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct MessageState
{
    private int _start;
    private int _length;
    private List<(int Start, int Length)>? _more;

    /// <summary>Whether the message occurred.</summary>
    public bool IsPresent { readonly get; private set; }

    /// <summary>Passes over one occurrence behind its tag.</summary>
    /// <param name="reader">Where from.</param>
    public void Read(ref ProtoReader reader)
    {
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

    /// <summary>The message; one of zeros when there was none.</summary>
    /// <typeparam name="T">The C# type of the message.</typeparam>
    /// <typeparam name="TCodec">How it travels.</typeparam>
    /// <param name="reader">The reader that passed over it, at the end of the message around it.</param>
    /// <param name="codec">The codec; the default unless it holds something.</param>
    /// <returns>The message.</returns>
    public readonly T Finish<T, TCodec>(ref ProtoReader reader, TCodec codec = default)
        where TCodec : struct, IMessageCodec<T>
    {
        if (_more is not null)
        {
            return FinishMany<T, TCodec>(ref reader, codec, _more);
        }

        // Without an occurrence this is the place 0 with the length 0.
        var place = reader.Revisit(_start, _length);
        var value = codec.ReadContent(ref reader);
        reader.Return(place);
        return value;
    }

    private readonly T FinishMany<T, TCodec>(ref ProtoReader reader, TCodec codec, List<(int Start, int Length)> more)
        where TCodec : struct, IMessageCodec<T>
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
            var value = codec.ReadContent(ref joined);
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
