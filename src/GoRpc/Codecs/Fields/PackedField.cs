using System.Linq.Expressions;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>A list of scalars, which is read packed and unpacked, whichever way the contract writes it.</summary>
/// <typeparam name="TCollection">The type of the member.</typeparam>
/// <typeparam name="T">The type of its elements.</typeparam>
/// <typeparam name="TCodec">How an element travels.</typeparam>
internal sealed class PackedField<TCollection, T, TCodec>(int number, bool allowsNull, Func<List<T>, TCollection> create)
    : CollectionField<TCollection, T, List<T>>(Tag.Of(number, WireType.Length), create)
    where TCollection : IEnumerable<T>
    where TCodec : struct, IPackableCodec<T>
{
    private readonly uint _unpackedTag = Tag.Of(number, default(TCodec).WireType);

    public override int Measure(TCollection collection, SizeTrail trail) => Packed<T, TCodec>.Measure(OwnTag, new Elements<T>(collection), trail, allowsNull);

    public override void Write(ref ProtoWriter writer, TCollection collection) => Packed<T, TCodec>.Write(ref writer, OwnTag, new Elements<T>(collection));

    public override void WriteJson(ref JsonWriter writer, scoped ReadOnlySpan<byte> name, TCollection collection) =>
        Repeated<T, TCodec>.WriteJson(ref writer, name, new Elements<T>(collection), allowsNull);

    public override List<T> ReadJson(ref JsonReader reader) => Repeated<T, TCodec>.ReadJson(ref reader);

    public override void Read(ref ProtoReader reader, ref List<T>? state) => Packed<T, TCodec>.Read(ref reader, ref state);

    public void ReadUnpacked(ref ProtoReader reader, ref List<T>? state) => Repeated<T, TCodec>.Read(ref reader, _unpackedTag, ref state);

    public override IEnumerable<(uint Tag, Expression Read)> EmitReads(Expression reader, Expression state) =>
        [(_unpackedTag, Call(nameof(ReadUnpacked), reader, state)), .. base.EmitReads(reader, state)];
}
