using GoRpc.Codecs.Wire;
using GoRpc.Contracts;

namespace GoRpc.Codecs.Messages;

/// <summary>
/// Reads a message whose value may be of a derived type. The type must be known before the value is made, so its field is looked
/// for first; that costs little, for senders write it in front.
/// </summary>
/// <typeparam name="T">The type at the top of the hierarchy.</typeparam>
internal sealed class SubtypeReader<T>
{
    private readonly Dictionary<uint, SubtypeReader<T>> _derived;
    private readonly uint[] _tags;
    private ReadMessage<T> _read;

    public SubtypeReader(MessageContract message)
    {
        _derived = message.Derived.ToDictionary(derived => Tag.Of(derived.Number, WireType.Length), derived => new SubtypeReader<T>(derived.Message));
        _tags = [.. _derived.Keys];
        _read = message.Type is { IsAbstract: true }
            ? (ref reader) =>
            {
                reader.Fail($"'{message.Name}' is abstract, and the bytes do not say which of its derived types is meant");
                return default!;
            }
        : (ref reader) => (_read = ReadCompiler<T>.CompileOne(message))(ref reader);
    }

    public T Read(ref ProtoReader reader) => Find(reader)._read(ref reader);

    private SubtypeReader<T> Find(ProtoReader ahead) =>
        _derived.Count > 0 && ahead.FindSubtype(_tags) is > 0 and var tag ? _derived[tag].Find(ahead) : this;
}
