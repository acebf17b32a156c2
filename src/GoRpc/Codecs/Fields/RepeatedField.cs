using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>
/// A field that occurs any number of times. Scalars are read packed and unpacked, whichever way the contract writes them, as
/// protobuf demands (https://protobuf.dev/programming-guides/encoding/#packed).
/// </summary>
/// <typeparam name="TCollection">The type of the member.</typeparam>
/// <typeparam name="T">The type of its elements.</typeparam>
/// <typeparam name="TCodec">How an element travels.</typeparam>
internal sealed class RepeatedField<TCollection, T, TCodec>(int number, bool isPacked, bool allowsNull, TCodec codec, Func<List<T>, TCollection> create)
    : CollectionField<TCollection, List<T>>
    where TCollection : IEnumerable<T>
    where TCodec : struct, IValueCodec<T>
{
    private readonly TCodec _codec = codec;
    private readonly bool _isPacked = isPacked && codec.WireType is not WireType.Length;
    private readonly uint _tag = Tag.Of(number, isPacked ? WireType.Length : codec.WireType);
    private readonly int _tagSize = Varint.SizeOf(Tag.Of(number, codec.WireType));

    public override int Measure(TCollection collection, SizeTrail trail)
    {
        if (IsNothing(collection, allowsNull))
        {
            return 0;
        }

        var elements = new Elements<T>(collection);
        var size = elements.Span.IsEmpty ? 0 : _isPacked ? MeasurePacked(elements.Span, trail) : MeasureEach(elements.Span, trail);
        elements.Return();
        return size;
    }

    public override void Write(ref ProtoWriter writer, TCollection collection)
    {
        if (Absence.IsNull(collection))
        {
            return;
        }

        var elements = new Elements<T>(collection);
        if (_isPacked && !elements.Span.IsEmpty)
        {
            WritePacked(ref writer, elements.Span);
        }
        else
        {
            foreach (var element in elements.Span)
            {
                writer.WriteTag(_tag);
                _codec.Write(ref writer, element);
            }
        }

        elements.Return();
    }

    public override void Read(ref ProtoReader reader, ref List<T>? state)
    {
        if (_codec.WireType is not WireType.Length && reader.WireType is WireType.Length)
        {
            ReadPacked(ref reader, ref state);
            return;
        }

        reader.Require(_codec.WireType);
        state ??= new List<T>(reader.CountRun());
        state.Add(_codec.Read(ref reader));
    }

    public override TCollection Finish(ref ProtoReader reader, ref List<T>? state) => create(state ?? []);

    public override void Refill(TCollection collection, List<T>? state)
    {
        var target = Refillable<T>(collection);
        foreach (var element in state ?? [])
        {
            target.Add(element);
        }
    }

    private int MeasureEach(ReadOnlySpan<T> elements, SizeTrail trail)
    {
        var size = checked(_tagSize * elements.Length);
        foreach (var element in elements)
        {
            size = checked(size + (Absence.IsNull(element) ? throw new UnsendableException() : _codec.Measure(element, trail)));
        }

        return size;
    }

    private int MeasurePacked(ReadOnlySpan<T> elements, SizeTrail trail)
    {
        var size = 0;
        foreach (var element in elements)
        {
            size = checked(size + _codec.Measure(element, trail));
        }

        trail.Add(size);
        return checked(_tagSize + Varint.SizeOf((uint)size) + size);
    }

    private void WritePacked(ref ProtoWriter writer, ReadOnlySpan<T> elements)
    {
        writer.WriteTag(_tag);
        var end = writer.BeginPacked();
        foreach (var element in elements)
        {
            _codec.Write(ref writer, element);
        }

        writer.EndPacked(end);
    }

    private void ReadPacked(ref ProtoReader reader, ref List<T>? state)
    {
        var outer = reader.EnterPacked();
        var count = _codec.WireType switch
        {
            WireType.Fixed32 => reader.Remaining.Length / sizeof(uint),
            WireType.Fixed64 => reader.Remaining.Length / sizeof(ulong),
            _ => Varint.Count(reader.Remaining),
        };
        state ??= new List<T>(count);
        while (!reader.IsAtEnd)
        {
            state.Add(_codec.Read(ref reader));
        }

        reader.LeavePacked(outer);
    }
}
